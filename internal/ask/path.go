package ask

import (
	"context"
	"fmt"
	"io"
	"strconv"
	"strings"

	"kg/internal/graph"
	"kg/internal/model"
	"kg/internal/query"
)

// PathQuestion asks for paths.
type PathQuestion struct {
	From, To    Set
	Avoiding    []Set    // instead of Avoid, which is made from them
	All         bool     // --all was asked for
	WeightsFile string   // where weights were read from
	Weighed     []string // weights said beside it, as relation=number
	query.PathOptions
}

// options are what the engine takes.
func (q PathQuestion) options() query.PathOptions {
	o := q.PathOptions
	o.Avoid = focus(q.Avoiding...)
	return o
}

// command is the question as it is typed.
func (q PathQuestion) command() string {
	words := []string{"kg path", q.From.word(), q.To.word()}
	flag := func(name string, values ...string) {
		for _, v := range values {
			words = append(words, name, Word(v))
		}
	}
	if q.Undirected {
		words = append(words, "--undirected")
	}
	if q.All {
		words = append(words, "--all")
	} else if q.Shortest > 1 {
		flag("-k", itoa(q.Shortest))
	}
	if q.MaxHops > 0 {
		flag("--max-hops", itoa(q.MaxHops))
	}
	flag("--via", q.Via...)
	for _, s := range q.Avoiding {
		flag("--avoid", s.Text)
	}
	flag("--types", q.Types...)
	if q.WeightsFile != "" {
		flag("--weights", q.WeightsFile)
	}
	flag("--weigh", q.Weighed...)
	return strings.Join(words, " ")
}

// Pairs finds paths, for each start and end that they tie. They are cut at the limit or where a search was given up.
// Errors are those of query.Paths.
func (k Asker) Pairs(ctx context.Context, q PathQuestion) ([]query.Pair, query.Cut, error) {
	return k.Engine.Paths(ctx, q.From.IDs, q.To.IDs, q.options())
}

// Paths is the answer that Pairs found, with an item for each pair; one that was cut is truncated.
func (k Asker) Paths(q PathQuestion, pairs []query.Pair, cut query.Cut) *Answer {
	a := newAnswer(q.command(), "path", focus(q.From, q.To)...)
	if q.From.One() && q.To.One() {
		a.Interpretation.Focus = []string{q.From.IDs[0], q.To.IDs[0]}
	}
	a.Truncated = cut != query.Whole
	for _, pair := range pairs {
		it := newItem(pair.End, k.Lang, pair.Paths...)
		if !q.From.One() {
			it.Start = pair.Start.ID
		}
		if q.Weights != nil {
			for _, p := range pair.Paths {
				it.Weights = append(it.Weights, p.Weight(q.Weights))
			}
		}
		a.Answers = append(a.Answers, it)
	}
	return a
}

// Path is the shortest path between two entities; ok is false when there is none.
func (k Asker) Path(ctx context.Context, from, to model.Entity, o query.PathOptions) (a *Answer, ok bool, err error) {
	o.Shortest = 1
	q := PathQuestion{From: Set{from.ID, []string{from.ID}}, To: Set{to.ID, []string{to.ID}}, PathOptions: o}
	for _, id := range o.Avoid {
		q.Avoiding = append(q.Avoiding, Set{id, []string{id}})
	}
	pairs, cut, err := k.Pairs(ctx, q)
	if err == nil && cut == query.AtBudget && len(pairs) == 0 {
		err = graph.ErrBudget
	}
	return k.Paths(q, pairs, cut), len(pairs) > 0, err
}

// Connected reports whether there is any of the paths asked for. Errors are those of query.Connected.
func (k Asker) Connected(ctx context.Context, q PathQuestion) (bool, error) {
	return k.Engine.Connected(ctx, q.From.IDs, q.To.IDs, q.options())
}

// Path writes paths, those of one start and end under a heading.
func (t Text) Path(w io.Writer, a *Answer) error {
	return t.write(w, func(p *printer) {
		for i, it := range a.Answers {
			if i > 0 {
				p.printf("\n")
			}
			p.paths(a.startOf(it), it)
		}
	})
}

// startOf is where an item's paths start.
func (a *Answer) startOf(it Item) string {
	if it.Start != "" || len(a.Interpretation.Focus) == 0 {
		return it.Start
	}
	return a.Interpretation.Focus[0]
}

func (p *printer) paths(from string, it Item) {
	if len(it.Paths) == 1 {
		p.printf("%s\n\n", p.bold(fmt.Sprintf(p.path, p.label(from), it.Label, p.extentOf(it, 0))))
		p.hopsOf(it.Paths[0], "")
		return
	}
	p.printf("%s\n", p.bold(fmt.Sprintf(p.path, p.label(from), it.Label, p.count(len(it.Paths), p.pathNoun))))
	for i, path := range it.Paths {
		p.printf("\n%s\n", p.bold(itoa(i+1)+". "+p.extentOf(it, i)))
		p.hopsOf(path, "")
	}
}

// extentOf says how long one of an item's paths is, and what it weighs.
func (p *printer) extentOf(it Item, i int) string {
	s := p.hops(len(it.Paths[i]), p.Lang)
	if i < len(it.Weights) {
		s += ", " + p.weight + " " + p.decimal(it.Weights[i])
	}
	return s
}

// PathTable has a row for each hop of each path.
func (t Text) PathTable(a *Answer) Table {
	tab := Table{Head: append([]string{"path", "hop"}, claimHead()...)}
	n := 0
	for _, it := range a.Answers {
		for _, path := range it.Paths {
			n++
			for i, h := range path {
				tab.Rows = append(tab.Rows, append([]string{itoa(n), itoa(i + 1)}, t.claimRow(h)...))
			}
		}
	}
	return tab
}

// claimHead names the columns of claimRow.
func claimHead() []string {
	return []string{"claim", "from", "from label", "relation", "to", "to label", "basis", "citations"}
}

// claimRow is a claim in its own direction.
func (t Text) claimRow(h Hop) []string {
	p := &printer{Text: Text{Data: t.Data, Lang: t.Lang}, words: wordsIn(t.Lang)}
	relation := h.Relation
	if r, ok := t.Data.Ontology.Relation(h.Relation); ok {
		relation = r.Name.In(t.Lang)
	}
	var cited []string
	for _, c := range h.Citations {
		cited = append(cited, p.citation(c))
	}
	return []string{h.Claim, h.From, p.label(h.From), relation, h.To, p.label(h.To), h.Basis, strings.Join(cited, "; ")}
}

// claimTable has a row for each claim of an answer.
func (t Text) claimTable(a *Answer) Table {
	tab := Table{Head: claimHead()}
	for _, h := range a.Claims {
		tab.Rows = append(tab.Rows, t.claimRow(h))
	}
	return tab
}

// decimal writes a number as its language does.
func (p *printer) decimal(v float64) string { return p.grouped(strconv.FormatFloat(v, 'f', -1, 64)) }
