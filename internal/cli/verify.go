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
	"kg/internal/layout"
	"kg/internal/picture"
)

func verifyCommand() *cli.Command {
	return &cli.Command{
		Name:      "verify",
		Usage:     "whether pictures still show what the data say",
		ArgsUsage: "FILE.svg...",
		Description: "An SVG of kg says in its metadata what it was made from. It is drawn again in thought, from the dataset as it is now, and\n" +
			"compared: the title, the description for those who do not see it, and of each box and line its name, its label and its colours. What kg\n" +
			"never writes is added by somebody: scripts, on… attributes, other elements and attributes, comments, text behind the picture, addresses\n" +
			"that --link refuses. Not compared are places and sizes, the words around the drawing, the colours for dark screens, and where links lead.\n" +
			"A picture of kg diff shows two datasets and cannot be compared with one; a table that stands in for a drawing is stale.\n\n" +
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
	Hint    string   `json:"hint,omitempty"`
	Error   string   `json:"error,omitempty"`
	code    int
}

// change is one difference: what is "added", "removed" or "changed" since the picture was drawn, or "missing" from the start.
type change struct {
	What string `json:"what"` // node, edge, edge label, title, description, looks, view or drawing; text, attribute, address, style, comment, instruction, doctype or the name of an element that kg never writes
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
		v.Dataset, v.Hint = s.elsewhere(drawn)
		return v
	default:
		v.Error = err.Error()
		return v
	}
	v.Dataset = now.Dataset
	same := drawn.Stamp.Content == now.Content
	if drawn.StandIn {
		metrics := p.Metrics
		p = picture.Table(p)
		p.Fit(metrics)
		v.Changes = []change{{What: "drawing", How: "missing", Is: "a table stands in its place, since it could not be laid out; draw it again"}}
	}
	v.Changes = append(v.Changes, compare(drawn, p, s.description(drawn, p, now.Dataset), same)...)
	v.Status, v.code = "fresh", 0
	if len(v.Changes) > 0 {
		v.Status, v.code = "stale", exitNoAnswer
	}
	return v
}

// description is what a file of a picture would say of it. A layout that leaves something away may say so. Where both name the version of their dataset,
// the file's stands for both.
func (s *session) description(drawn *svg.Drawn, p *picture.Picture, version string) string {
	desc := p.Desc
	if p.Layout == picture.Timeline || p.Layout == picture.Grid { // which no worker places
		if placed, err := layout.Place(s.Context.Context, p); err == nil {
			desc = placed.Desc
		}
	}
	if version != "" && drawn.Stamp.Dataset != "" {
		desc = strings.ReplaceAll(desc, version, drawn.Stamp.Dataset)
	}
	return picture.Clean(desc)
}

// elsewhere is the version of the dataset at hand, which does not know a view, and what to do where the picture was drawn from another one.
func (s *session) elsewhere(drawn *svg.Drawn) (version, hint string) {
	k, err := s.asker(s.Context.Context)
	if err != nil {
		return "", ""
	}
	version = k.Engine.Dataset().Version
	if drawn.Stamp.Dataset == version {
		return version, ""
	}
	at := "the one built in"
	if dir := s.String("data"); dir != "" {
		at = "the one in " + dir
	}
	return version, "it was drawn from another dataset than " + at + "; --data DIR compares it with the one in DIR"
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
		fmt.Fprintf(&b, "%s: stale (view %s, ", v.File, v.View)
		if v.Drawn != v.Dataset {
			b.WriteString("drawn from ")
		}
		fmt.Fprintf(&b, "dataset %s", v.Drawn)
		if v.Drawn != v.Dataset && v.Dataset != "" {
			fmt.Fprintf(&b, ", now %s", v.Dataset)
		}
		b.WriteString(")\n")
	default:
		fmt.Fprintf(&b, "%s: unreadable: %s\n", v.File, picture.Clean(v.Error))
	}
	for _, c := range v.Changes {
		fmt.Fprintf(&b, "  %s\n", c)
	}
	if v.Hint != "" {
		fmt.Fprintf(&b, "  hint: %s\n", picture.Clean(v.Hint))
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
