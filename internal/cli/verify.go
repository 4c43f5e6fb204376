package cli

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/urfave/cli/v2"

	"kg/internal/ask"
	"kg/internal/export/svg"
	"kg/internal/picture"
)

func verifyCommand() *cli.Command {
	return &cli.Command{
		Name:      "verify",
		Usage:     "whether pictures still show what the data say",
		ArgsUsage: "FILE.svg...",
		Description: "An SVG of kg says in its metadata what it was made from. It is drawn again in thought, from the dataset as it is now, and\n" +
			"compared: the title, and of each box and line its name, its label and its colours. What kg never writes is added by somebody: scripts,\n" +
			"on… attributes, other elements and attributes, comments, addresses that --link refuses. Not compared are places and sizes, the words\n" +
			"around the drawing, the colours for dark screens, and where links lead. A picture of kg diff shows two datasets and cannot be compared with one.\n\n" +
			"FILE may be - for stdin.\n\n" +
			"Exit codes: 0 all pictures are fresh, 1 one is stale, 3 one cannot be read, is not of kg or cannot be drawn again.\n\n" +
			"kg verify graphs/*.svg\nkg verify page.svg --data data --format json\nkg render cnil | kg verify -",
		Flags:  []cli.Flag{formatFlag("text or json"), dataFlag(), colorFlag()},
		Action: action(-1, runVerify),
	}
}

// verdict is what verify says of a file. Code is its exit code.
type verdict struct {
	File    string   `json:"file"`
	Status  string   `json:"status"` // fresh, stale or unreadable
	View    string   `json:"view,omitempty"`
	Drawn   string   `json:"drawnFrom,omitempty"` // the version of the dataset that it was drawn from
	Dataset string   `json:"dataset,omitempty"`   // and the one that it was compared with
	Changes []change `json:"changes,omitempty"`
	Error   string   `json:"error,omitempty"`
	code    int
}

// change is one difference: what is "added", "removed" or "changed" since the picture was drawn.
type change struct {
	What string `json:"what"` // node, edge, title, looks or view; attribute, address, style, comment, instruction, doctype or the name of an element that kg never writes
	How  string `json:"how"`
	ID   string `json:"id,omitempty"`
	Was  string `json:"was,omitempty"`
	Is   string `json:"is,omitempty"`
}

func runVerify(s *session) error {
	format := strings.ToLower(s.String("format"))
	if format != "" && format != "text" && format != "json" {
		return usage("--format %q, expected text or json", s.String("format"))
	}
	if s.NArg() == 0 {
		return usage("verify needs at least one FILE.svg")
	}
	s.open = map[string]ask.Asker{}
	if _, err := s.asker(s.Context.Context); err != nil {
		return err
	}
	worst, verdicts := 0, []verdict{}
	for _, path := range s.Args().Slice() {
		v := s.verify(path)
		worst = max(worst, v.code)
		verdicts = append(verdicts, v)
	}
	err := s.output(func(w io.Writer, _ bool) error {
		if format == "json" {
			e := json.NewEncoder(w)
			e.SetEscapeHTML(false)
			e.SetIndent("", "  ")
			return e.Encode(verdicts)
		}
		for i := range verdicts {
			if err := verdicts[i].write(w); err != nil {
				return err
			}
		}
		return nil
	})
	if err == nil && worst > 0 {
		return &exitError{code: worst}
	}
	return err
}

// verify judges one file.
func (s *session) verify(path string) verdict {
	v := verdict{File: path, Status: "unreadable", code: exitFailure}
	drawn, err := readDrawn(path, s.App.Reader)
	if err != nil {
		v.Error = err.Error()
		return v
	}
	// Both come out of somebody's file and go to a terminal.
	v.View, v.Drawn = picture.Clean(drawn.View), picture.Clean(drawn.Stamp.Dataset)
	p, now, err := s.redraw(drawn.Stamp)
	var e *exitError
	switch {
	case err == nil:
	case errors.As(err, &e) && e.code == exitNoAnswer:
		v.Status, v.code = "stale", exitNoAnswer
		v.Changes = []change{{What: "view", How: "removed", ID: drawn.View, Is: err.Error()}}
		return v
	default:
		v.Error = err.Error()
		return v
	}
	v.Dataset = now.Dataset
	v.Changes = compare(drawn, p, drawn.Stamp.Content == now.Content)
	v.Status, v.code = "fresh", 0
	if len(v.Changes) > 0 {
		v.Status, v.code = "stale", exitNoAnswer
	}
	return v
}

func readDrawn(path string, stdin io.Reader) (*svg.Drawn, error) {
	drawn, err := readSVG(path, stdin)
	if err == nil && drawn.Stamp.Command == "" && len(drawn.Stamp.Arguments) == 0 {
		err = fmt.Errorf("%w: it cannot be drawn again", svg.ErrNotOurs)
	}
	return drawn, err
}

// readSVG reads a file, or stdin where it is called "-".
func readSVG(path string, stdin io.Reader) (*svg.Drawn, error) {
	if path == "-" {
		return svg.Read(stdin)
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return svg.Read(f)
}

func (v *verdict) write(w io.Writer) error {
	var b strings.Builder
	switch v.Status {
	case "fresh":
		fmt.Fprintf(&b, "%s: fresh (view %s, dataset %s", v.File, v.View, v.Dataset)
		if v.Drawn != v.Dataset {
			fmt.Fprintf(&b, "; drawn from %s, which shows the same", v.Drawn)
		}
		b.WriteString(")\n")
	case "stale":
		fmt.Fprintf(&b, "%s: stale (view %s, drawn from dataset %s", v.File, v.View, v.Drawn)
		if v.Dataset != "" {
			fmt.Fprintf(&b, ", now %s", v.Dataset)
		}
		b.WriteString(")\n")
	default:
		fmt.Fprintf(&b, "%s: unreadable: %s\n", v.File, picture.Clean(v.Error))
	}
	for _, c := range v.Changes {
		fmt.Fprintf(&b, "  %s\n", c)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// String is a change in one line, without control characters: parts of it come out of somebody's file.
func (c change) String() string {
	line := c.How + " " + c.What
	if c.ID != "" {
		line += " " + c.ID
	}
	switch {
	case c.Was != "" && c.Is != "":
		line += fmt.Sprintf(": %q → %q", c.Was, c.Is)
	case c.Was+c.Is != "":
		line += ": " + c.Was + c.Is
	}
	return picture.Clean(line)
}
