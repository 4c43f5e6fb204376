package cli

import (
	"io"
	"io/fs"

	"github.com/urfave/cli/v2"

	"kg/data"
	"kg/internal/diag"
	"kg/internal/load"
)

func checkCommand() *cli.Command {
	return &cli.Command{
		Name:      "check",
		Usage:     "every problem of a dataset, each with its place and what to do",
		ArgsUsage: "[DIR]",
		Description: "Prints nothing and exits 0 when all is well. Without DIR it checks the dataset built into the program.\n" +
			"With --sources it looks for every anchor at its line in the sources' texts.\n\n" +
			"kg check data\nkg check data --sources ../shared/seeds",
		Flags: []cli.Flag{
			dataFlag(),
			&cli.StringFlag{Name: "sources", Usage: "check citations against the sources' texts in `DIR`"},
			formatFlag("text or json"), outFlag(), colorFlag(),
		},
		Action: action(-1, runCheck),
	}
}

func runCheck(s *session) error {
	if s.NArg() > 1 || s.NArg() == 1 && s.String("data") != "" {
		return usage("check takes one folder, and got %q and more", s.Args().First())
	}
	format, err := s.answerFormat()
	if err != nil {
		return err
	}
	dir := s.String("data")
	if s.NArg() == 1 {
		dir = s.Args().First()
	}
	fsys := fs.FS(data.Files)
	if dir != "" {
		if fsys, err = folder("the dataset", dir); err != nil {
			return err
		}
	}
	loaded, diags := load.Open(fsys)
	if texts := s.String("sources"); texts != "" && loaded != nil {
		textsFS, err := folder("the sources' texts", texts)
		if err != nil {
			return err
		}
		opened, more := load.OpenTexts(textsFS, loaded.Dataset.Sources)
		diags = append(append(diags, more...), load.Verify(loaded, opened)...)
		diags.Sort()
	}
	return s.diagnostics(format, diags, dir, fsys)
}

// diagnostics writes diagnostics as the product of a command; text goes to stderr unless a file is named.
func (s *session) diagnostics(format string, diags diag.List, dir string, fsys fs.FS) error {
	if format != "json" && s.String("output") == "" {
		return s.report(diags, dir, fsys)
	}
	write := func(w io.Writer, _ bool) error { return diag.WriteJSON(w, diags, dir) }
	if format != "json" {
		write = func(w io.Writer, color bool) error { return s.printer(dir, fsys, color).Write(w, diags) }
	}
	if err := s.output(write); err != nil {
		return err
	}
	if diags.HasErrors() {
		return &exitError{code: exitNoAnswer}
	}
	return nil
}
