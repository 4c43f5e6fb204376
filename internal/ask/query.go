package ask

import (
	"context"
	"io"
	"strconv"
	"strings"

	"kg/internal/expr"
	"kg/internal/query"
)

// Query is a path expression between two selections, as people wrote them.
type Query struct {
	From, To string // texts of the selections; To may be "?"
	Expr     expr.Expr
	Starts   query.Selection
	Ends     query.Selection
	query.PairOptions
}

// Query lists what an expression ties, an item for each pair of a start and an end, in the order of their ids. An
// item is its end, except where only the start is open: then it is the start.
func (k Asker) Query(ctx context.Context, q Query) (*Answer, error) {
	a := newAnswer("kg query "+quoted(q.From)+" "+quoted(q.Expr.String())+" "+quoted(q.To), q.Expr.String())
	if q.Starts.One {
		a.Interpretation.Focus = append(a.Interpretation.Focus, q.Starts.IDs...)
	}
	if q.Ends.One {
		a.Interpretation.Focus = append(a.Interpretation.Focus, q.Ends.IDs...)
	}
	pairs, more, err := k.Engine.Pairs(ctx, q.Starts, q.Expr, q.Ends, q.PairOptions)
	if err != nil {
		return nil, err
	}
	a.Truncated = more
	for _, p := range pairs {
		a.Answers = append(a.Answers, k.pairItem(q, p))
		a.Truncated = a.Truncated || p.Cut
	}
	return a, nil
}

func (k Asker) pairItem(q Query, p query.Pair) Item {
	if q.Starts.Free && !q.Ends.Free {
		it := newItem(p.Start, k.Lang, p.Paths...)
		it.End = p.End.ID
		return it
	}
	it := newItem(p.End, k.Lang, p.Paths...)
	if !q.Starts.One {
		it.Start = p.Start.ID
	}
	return it
}

// quoted is an argument as a POSIX shell takes it.
func quoted(s string) string {
	if s != "" && strings.Trim(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./:") == "" {
		return s
	}
	return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
}

// Query writes each item with its paths.
func (t Text) Query(w io.Writer, a *Answer) error {
	return t.write(w, func(p *printer) {
		for i, it := range a.Answers {
			if i > 0 {
				p.printf("\n")
			}
			heading := p.heading(it)
			switch {
			case it.Start != "":
				heading = p.label(it.Start) + " → " + heading
			case it.End != "":
				heading += " → " + p.label(it.End)
			}
			p.printf("%s\n", heading)
			for j, path := range it.Paths {
				if j > 0 {
					p.printf("\n")
				}
				p.hopsOf(path, "  ")
			}
		}
		if a.Truncated {
			p.printf("\n%s\n", p.more)
		}
	})
}

// Explanation writes how an expression was evaluated: its parts in the order of evaluation, each with how many entities it
// led to.
func (t Text) Explanation(w io.Writer, x *query.Explanation) error {
	return t.write(w, func(p *printer) {
		p.printf("%s%s%s\n", p.bold(p.expression), p.separator, x.Expression)
		if x.Expanded != x.Expression {
			p.printf("%s%s%s\n", p.bold(p.expanded), p.separator, x.Expanded)
		}
		if x.Backwards > 0 {
			p.printf(p.backwards+"\n", x.Backwards, x.Starts)
		}
		p.printf(p.automaton+"\n\n", x.States)
		width := len(strconv.Itoa(max(x.Starts, mostReached(x.Tree))))
		p.printf("%*d  %s\n", width, x.Starts, p.start)
		p.part(x.Tree, width, 0)
	})
}

func mostReached(x query.Part) int {
	most := x.Reached
	for _, p := range x.Parts {
		most = max(most, mostReached(p))
	}
	return most
}

// part writes parts before the whole that they make up: in the order in which they are followed.
func (p *printer) part(x query.Part, width, depth int) {
	for _, part := range x.Parts {
		p.part(part, width, depth+1)
	}
	p.printf("%*d  %s%s%s\n", width, x.Reached, strings.Repeat("  ", depth), x.Text, p.dim(" · "+p.operators[x.Operator]))
}
