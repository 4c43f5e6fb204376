package cli

import (
	"fmt"
	"io"
	"io/fs"

	"github.com/urfave/cli/v2"

	"kg/data"
	"kg/internal/audit"
	"kg/internal/diag"
	"kg/internal/export/table"
	"kg/internal/load"
)

func checkCommand() *cli.Command {
	return &cli.Command{
		Name:      "check",
		Usage:     "every problem of a dataset, each with its place and what to do",
		ArgsUsage: "[DIR]",
		Description: "Prints nothing and exits 0 when all is well. Without DIR it checks the dataset built into the program.\n" +
			"With --sources it looks for every anchor at its line in the sources' texts, and for names, notes and reasons that\n" +
			"repeat more than eight consecutive words of a source (names of types marked proper are free). It fails when DIR has\n" +
			"not one of the texts. It then prints how much of each source is cited, and the paragraphs that no claim, figure or\n" +
			"status cites; --coverage writes that in another format or to a file.\n" +
			"--strict fails on warnings, on gaps over their limit (kg gaps), and where less than 95 % of a source's paragraphs\n" +
			"of more than 20 words are cited or one of them is neither cited nor listed under the source's \"uncited\".\n\n" +
			"kg check data\nkg check data --sources ../shared/seeds --strict\nkg check data --sources ../shared/seeds --coverage -o uncited.csv",
		Flags: []cli.Flag{
			dataFlag(),
			&cli.StringFlag{Name: "sources", Usage: "check citations against the sources' texts in `DIR`"},
			&cli.BoolFlag{Name: "coverage", Usage: "write what no claim, figure or status cites as text, json, csv or md; needs --sources"},
			&cli.BoolFlag{Name: "strict", Usage: "fail on warnings, gaps over their limit and low coverage, too"},
			formatFlag("text or json; csv or md with --coverage"), outFlag(), colorFlag(),
		},
		Action: action(-1, runCheck),
	}
}

func runCheck(s *session) error {
	if s.NArg() > 1 || s.NArg() == 1 && s.String("data") != "" {
		return usage("check takes one folder, and got %q and more", s.Args().First())
	}
	if s.Bool("coverage") && s.String("sources") == "" {
		return usage("--coverage needs the sources' texts: --sources DIR")
	}
	formats := []string{"text", "json"}
	if s.Bool("coverage") {
		formats = tableFormats()
	}
	format, err := s.formatOf(formats)
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
	var coverage []audit.Coverage
	if loaded != nil {
		more, measured, err := s.audit(loaded)
		if err != nil {
			return err
		}
		coverage, diags = measured, append(diags, more...)
		diags.Sort()
	}
	// With the texts at hand, coverage is printed anyway; --coverage makes it the product, in any format.
	printed := s.Bool("coverage") || s.String("sources") != "" && format == "text" && s.String("output") == ""
	if loaded != nil && printed {
		if err := s.coverage(format, coverage); err != nil {
			return err
		}
	}
	if !s.Bool("coverage") {
		return s.diagnostics(format, diags, dir, fsys)
	}
	return s.verdict(s.report(diags, dir, fsys), diags)
}

// audit is what flags ask for beyond the data's own errors.
func (s *session) audit(l *load.Loaded) (diags diag.List, coverage []audit.Coverage, err error) {
	if dir := s.String("sources"); dir != "" {
		fsys, err := folder("the sources' texts", dir)
		if err != nil {
			return nil, nil, err
		}
		texts, more := l.Texts(fsys)
		if texts.None() {
			for i := range more { // with nothing to compare, silence would pass for a good report
				more[i].Severity = diag.Error
			}
		}
		diags = append(more, load.Verify(l, texts)...)
		diags = append(diags, audit.Copies(l, texts)...)
		diags = append(diags, audit.StaleExcuses(l, texts)...)
		coverage = audit.Measure(l.Dataset, texts)
	}
	if !s.Bool("strict") {
		return diags, coverage, nil
	}
	if s.String("sources") == "" {
		fmt.Fprintln(s.App.ErrWriter, "note: citations and coverage were not checked: --sources DIR names the folder of the texts")
	}
	engine, err := s.engine(s.Context.Context, l.Dataset, "")
	if err != nil {
		return nil, nil, err
	}
	gaps, err := engine.Gaps(s.Context.Context)
	if err != nil {
		return nil, nil, failure(err)
	}
	return append(diags, audit.Strict(l, coverage, gaps)...), coverage, nil
}

// coverage prints how much of the sources is cited.
func (s *session) coverage(format string, all []audit.Coverage) error {
	return s.output(func(w io.Writer, _ bool) error {
		switch f, _ := table.ByName(format); {
		case format == "json":
			return audit.WriteJSON(w, all)
		case format == "text":
			return audit.WriteText(w, all)
		default:
			return f.Write(w, table.Table{Head: audit.Head(), Rows: audit.Rows(all)})
		}
	})
}

// diagnostics writes diagnostics as the product of a command; text goes to stderr unless a file is named.
func (s *session) diagnostics(format string, diags diag.List, dir string, fsys fs.FS) error {
	if format != "json" && s.String("output") == "" {
		return s.verdict(s.report(diags, dir, fsys), diags)
	}
	write := func(w io.Writer, _ bool) error { return diag.WriteJSON(w, diags, dir) }
	if format != "json" {
		write = func(w io.Writer, color bool) error { return s.printer(dir, fsys, color).Write(w, diags) }
	}
	return s.verdict(s.output(write), diags)
}

// verdict is the end of a check whose diagnostics were written: an error where there is one, or with --strict
// where there is anything to say.
func (s *session) verdict(err error, diags diag.List) error {
	if err == nil && (diags.HasErrors() || s.Bool("strict") && len(diags) > 0) {
		return &exitError{code: exitNoAnswer}
	}
	return err
}
