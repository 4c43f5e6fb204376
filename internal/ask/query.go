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
// item is its end, except where only the start is open: then it is the start. cut says why there may be more.
func (k Asker) Query(ctx context.Context, q Query) (a *Answer, cut query.Cut, err error) {
	pairs, cut, err := k.Engine.Pairs(ctx, q.Starts, q.Expr, q.Ends, q.PairOptions)
	if err != nil {
		return nil, cut, err
	}
	for _, p := range pairs {
		if p.Cut && cut == query.Whole {
			cut = query.AtBudget
		}
	}
	return k.Paired(q, pairs, cut), cut, nil
}

// Paired words pairs that were found for a query; cut says why there may be others.
func (k Asker) Paired(q Query, pairs []query.Pair, cut query.Cut) *Answer {
	a := newAnswer("kg query "+quoted(q.From)+" "+quoted(q.Expr.String())+" "+quoted(q.To), q.Expr.String())
	a.Truncated = cut != query.Whole
	if q.Starts.One {
		a.Interpretation.Focus = append(a.Interpretation.Focus, q.Starts.IDs...)
	}
	if q.Ends.One {
		a.Interpretation.Focus = append(a.Interpretation.Focus, q.Ends.IDs...)
	}
	for _, p := range pairs {
		a.Answers = append(a.Answers, k.pairItem(q, p))
	}
	return a
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
	})
}

// QueryTable has a row for each path of each item.
func (t Text) QueryTable(a *Answer) Table {
	p := &printer{Text: Text{Data: t.Data, Lang: t.Lang}, words: wordsIn(t.Lang)}
	tab := Table{Head: []string{"start", "start label", "end", "end label", "type", "hops", "path", "citations"}}
	for _, it := range a.Answers {
		paths := it.Paths
		if len(paths) == 0 { // from an engine that gives ends only
			paths = [][]Hop{nil}
		}
		for _, path := range paths {
			start, end := a.startOf(it), it.ID
			if it.End != "" {
				start, end = it.ID, it.End
			}
			var ways, cited []string
			for _, h := range path {
				ways = append(ways, h.Claim)
				for _, c := range h.Citations {
					cited = append(cited, p.citation(c))
				}
			}
			tab.Rows = append(tab.Rows, []string{start, p.label(start), end, p.label(end), it.Type, itoa(len(path)), strings.Join(ways, " "), strings.Join(cited, "; ")})
		}
	}
	return tab
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
