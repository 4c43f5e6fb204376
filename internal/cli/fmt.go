package cli

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"github.com/urfave/cli/v2"

	"kg/internal/diag"
	"kg/internal/export"
	"kg/internal/load"
)

func fmtCommand() *cli.Command {
	return &cli.Command{
		Name:      "fmt",
		Usage:     "dataset files in their canonical form; comments and what they say stay",
		ArgsUsage: "[FILE|DIR …]",
		Description: "Rewrites each file that is not in the canonical form and says which; a file with errors is left alone. Without\n" +
			"an argument it takes the dataset in the current folder; - takes standard input and writes to standard output.\n\n" +
			"kg fmt data\nkg fmt --check data\nkg fmt - --as views.yaml <views.yaml",
		Flags: []cli.Flag{
			&cli.BoolFlag{Name: "check", Usage: "change nothing: list the files that would change, and exit 1 when there are any"},
			&cli.StringFlag{Name: "as", Usage: "take standard input for the file `NAME`: it says what the file holds", Value: "entities.yaml"},
			colorFlag(),
		},
		Action: action(-1, runFmt),
	}
}

func runFmt(s *session) error {
	args := s.Args().Slice()
	if len(args) == 0 {
		if _, err := os.Stat("ontology.yaml"); err != nil {
			return usage("fmt needs a file or a folder: there is no ontology.yaml here")
		}
		args = []string{"."}
	}
	if len(args) == 1 && args[0] == "-" {
		return s.fmtStdin()
	}
	if slices.Contains(args, "-") {
		return usage("- stands for standard input, and stands alone")
	}
	if s.IsSet("as") {
		return usage("--as goes with -: a file has its own name")
	}
	failed := false
	var mistake error // the others are formatted first
	for _, path := range args {
		ok, err := s.fmtPath(path, &mistake)
		if err != nil {
			return err
		}
		failed = failed || !ok
	}
	switch {
	case mistake != nil:
		return failure(mistake)
	case failed:
		return &exitError{code: exitNoAnswer}
	}
	return nil
}

// fmtPath formats a file or a folder; it reports whether all went well and, with --check, nothing would change.
func (s *session) fmtPath(path string, mistake *error) (bool, error) {
	info, err := os.Stat(path)
	if err != nil {
		return false, failure(err)
	}
	dir, fsys := path, os.DirFS(path)
	var files []load.Formatted
	var diags diag.List
	switch {
	case info.IsDir():
		files, diags = load.FormatFolder(fsys)
	case filepath.Ext(path) != ".yaml":
		return false, usage("%s: expected a file that ends in .yaml, or a folder", path)
	default:
		dir = filepath.Dir(path)
		fsys = os.DirFS(dir)
		files = []load.Formatted{load.FormatFile(fsys, filepath.Base(path))}
	}
	ok := true
	for _, f := range files {
		good, err := s.fmtFile(dir, f)
		if err != nil {
			return false, err
		}
		if *mistake == nil {
			*mistake = f.Err
		}
		ok = ok && good
		diags = append(diags, f.Diags...)
	}
	if err := s.report(diags, dir, fsys); err != nil {
		ok = false
	}
	return ok, nil
}

// fmtFile writes a file that changed, or with --check names it.
func (s *session) fmtFile(dir string, f load.Formatted) (bool, error) {
	path := filepath.Join(dir, f.Name)
	switch {
	case !f.Changed():
		return f.After != nil, nil
	case s.Bool("check"):
		_, err := fmt.Fprintln(s.App.Writer, path)
		return false, failure(err)
	}
	if err := export.WriteFile(path, func(w io.Writer) error { return writeAll(w, f.After) }); err != nil {
		return false, failure(err)
	}
	_, err := fmt.Fprintf(s.App.ErrWriter, "formatted %s\n", path)
	return true, failure(err)
}

func writeAll(w io.Writer, text []byte) error {
	_, err := w.Write(text)
	return err
}

// fmtStdin formats standard input to standard output.
func (s *session) fmtStdin() error {
	src, err := io.ReadAll(io.LimitReader(s.App.Reader, load.MaxFileSize+1))
	if err != nil {
		return failure(fmt.Errorf("standard input: %w", err))
	}
	name := s.String("as")
	out, diags, err := load.Format(filepath.Base(name), src)
	if err != nil {
		return failure(err)
	}
	show := diag.Printer{Source: func(string) ([]byte, error) { return src, nil }, Color: s.color(s.App.ErrWriter)}
	if err := show.Write(s.App.ErrWriter, diags); err != nil {
		return failure(err)
	}
	switch {
	case diags.HasErrors():
		return &exitError{code: exitNoAnswer}
	case !s.Bool("check"):
		return failure(writeAll(s.App.Writer, out))
	case string(out) != string(src):
		if _, err := fmt.Fprintln(s.App.Writer, "-"); err != nil {
			return failure(err)
		}
		return &exitError{code: exitNoAnswer}
	}
	return nil
}
