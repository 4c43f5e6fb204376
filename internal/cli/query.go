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
	"kg/internal/expr"
	"kg/internal/query"
	"kg/internal/store"
)

func queryCommand() *cli.Command {
	return &cli.Command{
		Name:      "query",
		Usage:     "what a path expression leads to, each answer with the path that proves it",
		ArgsUsage: "START EXPRESSION [END]",
		Description: "START and END are a name, a set of entities, or ? for any. Without END every end is an answer.\n" +
			"EXPRESSION is a SPARQL property path over relations, with counts and filters:\n\n" +
			"  a  ^a  a/b  a|b  a*  a+  a?  a{2,3}  !a  !(a|^b)  .  (  )\n" +
			"  [type=…] [status=…] [id=…] [name~\"…\"] [cited=inside] [cited=outside]\n\n" +
			"A relation is one of the ontology's (kg schema), or a derived one such as affects or affects.direct.\n\n" +
			"kg query rec-19 'recommends/^part-of*'\n" +
			"kg query '?' 'voices/criticises' 'dossier coffre'\n" +
			"kg query 'type:recommendation' affects.direct cnil --witnesses 3\n" +
			"kg query rec-19 'recommends/.[type=actor]' --explain\n" +
			"kg query --graph big.nq.gz '<http://x/a>' '<http://x/knows>+'",
		Flags: tableFlags(
			&cli.IntFlag{Name: "witnesses", Aliases: []string{"w"}, Usage: "prove each answer by up to `N` paths, the shortest first", Value: 1},
			&cli.IntFlag{Name: "limit", Usage: "list at most `N` answers; 0 for all"},
			&cli.StringFlag{Name: "graph", Usage: "ask the N-Quads or N-Triples in `FILE`, perhaps compressed by gzip, instead of the dataset; - for stdin"},
			engineFlag(),
			&cli.BoolFlag{Name: "explain", Usage: "tell how the expression is evaluated and what each part leads to, instead of the answers"},
		),
		Action: action(-1, runQuery),
	}
}

func runQuery(s *session) error {
	if n := s.NArg(); n < 2 {
		return s.checkArguments(2)
	} else if n > 3 {
		return s.checkArguments(3)
	}
	if s.Int("witnesses") < 1 {
		return usage("--witnesses %d, expected 1 or more", s.Int("witnesses"))
	}
	if s.Int("limit") < 0 {
		return usage("--limit %d, expected 0 or more", s.Int("limit"))
	}
	if cayley, err := s.asksCayley(); err != nil {
		return err
	} else if cayley {
		return s.queryCayley()
	}
	if _, err := expr.Parse(s.Args().Get(1)); err != nil { // before anything is opened
		return exprError(s.Args().Get(1), err)
	}
	k, err := s.queried()
	if err != nil {
		return err
	}
	q, err := s.readQuery(k.Engine)
	if err != nil {
		return err
	}
	if g := k.Engine.Graph(); s.String("graph") != "" {
		for _, name := range expr.Names(q.Expr) {
			if _, ok := g.LookupRelation(name.Name); !ok {
				s.note("no claim is of the relation %s%s", name, didYouMean(name.Name, g.Relations()))
			}
		}
	}
	if s.Bool("explain") {
		return s.explainQuery(k, q)
	}
	a, cut, err := k.Query(s.Context.Context, q)
	if err != nil {
		return exprError(s.Args().Get(1), err)
	}
	if err := s.tableAnswer(k, a, ask.Text.Query, ask.Text.QueryTable); err != nil {
		return err
	}
	s.saysCut(cut, len(a.Answers))
	if len(a.Answers) == 0 {
		return &exitError{exitNoAnswer, fmt.Errorf("%s leads nowhere from %s%s", q.Expr, q.From, towards(q)), "hint: --explain tells which part of the expression leads to nothing\n"}
	}
	return nil
}

// readQuery reads the arguments.
func (s *session) readQuery(e *query.Engine) (q ask.Query, err error) {
	q = ask.Query{From: s.Args().Get(0), To: "?", Ends: query.Selection{Free: true}, PairOptions: query.PairOptions{Witnesses: s.Int("witnesses"), Limit: s.Int("limit")}}
	if q.Expr, err = expr.Parse(s.Args().Get(1)); err != nil {
		return q, exprError(s.Args().Get(1), err)
	}
	if q.Starts, err = s.selection(e, q.From); err != nil {
		return q, err
	}
	if s.NArg() == 3 {
		q.To = s.Args().Get(2)
		q.Ends, err = s.selection(e, q.To)
	}
	return q, err
}

// saysCut says why there may be more answers than are shown.
func (s *session) saysCut(cut query.Cut, answers int) {
	switch cut {
	case query.AtLimit:
		s.note("there are more than the %d answers shown; --limit shows more", answers)
	case query.AtMaxPathHops:
		s.note("there are more than the %d answers shown, whose paths fill an answer (%d hops); ask from fewer starts or to fewer ends", answers, query.MaxPathHops)
	case query.AtBudget:
		s.note("the search for more paths was given up, so that some answers may have more than are shown; lower --witnesses")
	}
}

// queried opens the dataset, or the graph file that is asked instead of it.
func (s *session) queried() (ask.Asker, error) {
	name := s.String("graph")
	if name == "" {
		return s.tableQuestion()
	}
	for _, other := range []string{"data", "as-of", "sources"} {
		if s.String(other) != "" {
			return ask.Asker{}, usage("--graph and --%s: a graph file has no dataset beside it", other)
		}
	}
	if _, err := s.formatOf(tableFormats()); err != nil {
		return ask.Asker{}, err
	}
	var r io.Reader = s.App.Reader
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return ask.Asker{}, failure(fmt.Errorf("open the graph: %w", err))
		}
		defer f.Close()
		r = f
	}
	g, err := store.ReadQuads(s.Context.Context, name, r)
	if err != nil {
		return ask.Asker{}, s.graphError(err)
	}
	return ask.Asker{Engine: query.Over(g), Lang: s.lang}, nil
}

// graphError is a failure to read, or what is wrong with the text of a graph file.
func (s *session) graphError(err error) error {
	var syntax *store.SyntaxError
	if errors.As(err, &syntax) {
		return &exitError{code: exitNoAnswer, err: err}
	}
	return failure(err)
}

func towards(q ask.Query) string {
	if q.Ends.Free {
		return ""
	}
	return " to " + q.To
}

func (s *session) explainQuery(k ask.Asker, q ask.Query) error {
	format, err := s.answerFormat()
	if err != nil {
		return err
	}
	x, err := k.Engine.Explain(s.Context.Context, q.Starts, q.Expr, q.Ends)
	if err != nil {
		return exprError(s.Args().Get(1), err)
	}
	return s.output(func(w io.Writer, color bool) error {
		if format == "json" {
			enc := json.NewEncoder(w)
			enc.SetEscapeHTML(false)
			enc.SetIndent("", "  ")
			return enc.Encode(x)
		}
		return ask.Text{Data: k.Engine.Dataset(), Lang: s.lang, Color: color}.Explanation(w, x)
	})
}

// exprError shows where in the expression something is wrong.
func exprError(text string, err error) error {
	var syntax *expr.Error
	var meaning *query.ExprError
	switch {
	case errors.As(err, &syntax):
		return pointAt("the expression", text, syntax.Offset, syntax.Msg+", expected "+syntax.Want, "")
	case errors.As(err, &meaning):
		return pointAt("the expression", text, meaning.Offset, meaning.Msg, meaning.Hint)
	}
	return failure(err)
}

// pointAt is an error in a text that was typed, with a caret below the column. The offset is in bytes from 0.
func pointAt(what, text string, offset int, msg, hint string) error {
	offset = min(offset, len(text))
	column := len([]rune(text[:offset]))
	after := fmt.Sprintf("  %s\n  %s^\n", strings.NewReplacer("\n", " ", "\t", " ").Replace(text), strings.Repeat(" ", column))
	if hint != "" {
		after += "hint: " + hint + "\n"
	}
	return &exitError{exitUsage, fmt.Errorf("%s, column %d: %s", what, column+1, msg), after}
}
