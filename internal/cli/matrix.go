package cli

import (
	"io"

	"github.com/urfave/cli/v2"

	"kg/internal/ask"
	"kg/internal/expr"
)

func matrixCommand() *cli.Command {
	return &cli.Command{
		Name:      "matrix",
		Usage:     "a cross table of entities by entities, with how many claims tie each two",
		ArgsUsage: "ROWS COLUMNS",
		Description: "ROWS and COLUMNS are types, by id or name, or sets. A number counts the claims between row and column, in either direction;\n" +
			"with --via, the claims by which the expression's ways arrive at the column: three for a body on which three claims lead.\n" +
			"Rows and columns with nothing in them are left out unless --all. A claim between two that are rows and columns both stands in both their cells. Only json proves each number, with its\nclaims and their citations.\n" + setsHelp + "\n\n" +
			"kg matrix recommendation actor --via affects\nkg matrix mesures law --ticks -o matrix.csv\nkg matrix \"rec-6 + rec-19\" actor --via \"recommends/.\"",
		Flags: tableFlags(
			&cli.StringFlag{Name: "via", Usage: "tie them by the path `EXPRESSION`"},
			&cli.BoolFlag{Name: "ticks", Usage: "show × instead of numbers; json has the numbers"},
			&cli.BoolFlag{Name: "all", Usage: "keep empty rows and columns"},
		),
		Action: action(2, runMatrix),
	}
}

func runMatrix(s *session) error {
	o := ask.MatrixOptions{All: s.Bool("all")}
	if s.IsSet("via") {
		var err error
		if o.Via, err = expr.Parse(s.String("via")); err != nil {
			return exprError(s.String("via"), err)
		}
	}
	k, err := s.tableQuestion()
	if err != nil {
		return err
	}
	rows, err := s.typeOrSet(k.Engine, s.Args().Get(0))
	if err != nil {
		return err
	}
	columns, err := s.typeOrSet(k.Engine, s.Args().Get(1))
	if err != nil {
		return err
	}
	a, err := k.Matrix(s.Context.Context, rows, columns, o)
	if err != nil {
		return exprError(s.String("via"), err)
	}
	ticks := s.Bool("ticks")
	text := func(t ask.Text, w io.Writer, a *ask.Answer) error { return t.Matrix(w, a, ticks) }
	table := func(t ask.Text, a *ask.Answer) ask.Table { return t.MatrixTable(a, ticks) }
	if format, err := s.formatOf(tableFormats()); a.Matrix.Total > 0 || o.All || err != nil || format == "json" {
		if err := s.tableAnswer(k, a, text, table); err != nil {
			return err
		}
	}
	if a.Matrix.Total == 0 {
		if o.Via == nil {
			return noAnswer("no claim ties anything in %q to anything in %q\nhint: --via takes a path expression, as \"./.\" for any two claims one after the other", rows.Text, columns.Text)
		}
		return noAnswer("%q ties nothing in %q to anything in %q", s.String("via"), rows.Text, columns.Text)
	}
	return nil
}
