package cli

import (
	"fmt"
	"strings"

	"kg/internal/ask"
)

// noPath says that there is no path, and which change of flags would find one.
func (s *session) noPath(k ask.Asker, q ask.PathQuestion) error {
	e := &exitError{code: exitNoAnswer, err: fmt.Errorf("no path from %s to %s", q.From.Text, q.To.Text)}
	for _, try := range relaxed(q) {
		ok, err := k.Connected(s.Context.Context, try.question)
		if s.Context.Err() != nil {
			return failure(s.Context.Err())
		}
		if ok && err == nil {
			e.after += fmt.Sprintf("hint: there is one %s\n", try.how)
			break
		}
	}
	back := q
	back.From, back.To = q.To, q.From
	if ok, err := k.Connected(s.Context.Context, back); ok && err == nil && !q.Undirected {
		e.after += fmt.Sprintf("hint: there is one the other way: kg path %s %s\n", ask.Word(q.To.Text), ask.Word(q.From.Text))
	}
	if e.after == "" {
		e.after = "hint: nothing ties them together, in any direction"
		if q.From.One() && q.To.One() {
			e.after += fmt.Sprintf("; kg show %s and kg show %s list what each is tied to", q.From.Text, q.To.Text)
		}
		e.after += "\n"
	}
	return e
}

type relaxation struct {
	how      string
	question ask.PathQuestion
}

// relaxed lists looser questions, the least change first.
func relaxed(q ask.PathQuestion) []relaxation {
	var list []relaxation
	add := func(how string, changes ...func(*ask.PathQuestion)) {
		r := relaxation{how, q}
		for _, change := range changes {
			change(&r.question)
		}
		list = append(list, r)
	}
	undirected := func(q *ask.PathQuestion) { q.Undirected = true }
	far := func(q *ask.PathQuestion) { q.MaxHops = 0 }
	free := func(q *ask.PathQuestion) { q.Via, q.Avoiding, q.Types = nil, nil, nil }
	var without []string
	if len(q.Via) > 0 {
		without = append(without, "--via")
	}
	if len(q.Avoiding) > 0 {
		without = append(without, "--avoid")
	}
	if len(q.Types) > 0 {
		without = append(without, "--types")
	}
	add("with --undirected", undirected)
	if q.MaxHops > 0 {
		add("with a higher --max-hops", far)
		add("with --undirected and a higher --max-hops", undirected, far)
	}
	if len(without) > 0 {
		add("without "+andList(without), free)
		add("with --undirected, and without "+andList(without), undirected, free)
		add("with --undirected, and without "+andList(append(without, "--max-hops")), undirected, free, far)
	}
	return list
}

// andList is "a", "a and b", "a, b and c".
func andList(list []string) string {
	if len(list) < 2 {
		return strings.Join(list, "")
	}
	return strings.Join(list[:len(list)-1], ", ") + " and " + list[len(list)-1]
}
