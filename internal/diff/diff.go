// Package diff says what changed between two datasets: entities, claims, sources, the ontology, views and looks that were
// added, removed or changed, and in a changed one which field, from what to what.
//
// The order in which files list things does not count, except where it means something: tiers, ways, legends. Claims without an
// id of their own are told apart by their ends and citations, so that a parallel one that comes or goes does not make others look
// changed. The package reads no files but those of a git revision; the words it writes are in French or English.
//
//	r := diff.Compare(before, after)
//	if r.Empty() { … }
//	err := r.WriteText(os.Stdout, diff.Style{Lang: model.French, Color: true})
//	both := r.Both()          // one dataset that holds both, with what happened to each part: for a picture
package diff

import (
	"cmp"
	"slices"

	"kg/internal/model"
)

// Kind is what happened to a part.
type Kind string

// The kinds of changes.
const (
	Added   Kind = "added"
	Removed Kind = "removed"
	Changed Kind = "changed"
)

func kinds() []Kind { return []Kind{Added, Removed, Changed} }

// Part is what kind of thing changed.
type Part string

// The parts of a dataset, in the order in which they are reported.
const (
	Entities      Part = "entities"
	Claims        Part = "claims"
	Sources       Part = "sources"
	Types         Part = "types"
	Effects       Part = "effects"
	States        Part = "states"
	Relations     Part = "relations"
	Derived       Part = "derived"
	Gaps          Part = "gaps"
	Views         Part = "views"
	TypeLooks     Part = "type-looks"
	RelationLooks Part = "relation-looks"
)

func parts() []Part {
	return []Part{Entities, Claims, Sources, Types, Effects, States, Relations, Derived, Gaps, Views, TypeLooks, RelationLooks}
}

// Report is what changed, sorted by part, kind and id.
type Report struct {
	Changes []Change
	Renames []Rename

	before, after *model.Dataset
	claims        []claimPair
}

// Change is one thing that was added, removed or changed.
type Change struct {
	Part   Part
	Kind   Kind
	ID     string     // as it is now; as it was, of what is removed
	Title  model.Text // what it is called, of a claim the statement
	Fields []Field    // of what is changed; of what is added or removed all that it says
	// Follows says of an added or removed claim that it only follows a rename: with the other id it was, or is, there.
	Follows bool
}

// Field is one thing that an entry says: Old is "" for what it says now and did not, New for what it no longer says.
type Field struct {
	Name     string // "short", "name fr", "citation"
	Old, New string
}

// Rename is an entity that is probably another one's new self.
type Rename struct {
	Old, New string // ids
	Why      Reason
	Shared   int // with SameClaims: how many
	Follow   int // claims that only follow the rename
}

// Reason is why two entities seem to be one.
type Reason string

// The reasons, the strongest first.
const (
	SameIdentifier Reason = "same-identifier"
	SameName       Reason = "same-name"
	SameClaims     Reason = "same-claims"
)

// Compare says what changed from one dataset to another.
func Compare(before, after *model.Dataset) *Report {
	r := &Report{before: before, after: after}
	b, a := before, after
	r.Changes = slices.Concat(
		compare(Entities, b.Entities, a.Entities, func(e model.Entity) string { return e.ID }, entityTitle, entityFields),
		r.compareClaims(),
		compare(Sources, b.Sources, a.Sources, func(s model.Source) string { return s.ID }, func(s model.Source) model.Text { return s.Title }, sourceFields),
		compareOntology(&b.Ontology, &a.Ontology),
		compare(Views, b.Views, a.Views, func(v model.View) string { return v.ID }, func(v model.View) model.Text { return v.Title }, viewFields),
		order(Views, b.Views, a.Views, func(v model.View) string { return v.ID }),
		compareStyles(b.Style, a.Style),
	)
	slices.SortStableFunc(r.Changes, func(x, y Change) int {
		return cmp.Or(cmp.Compare(slices.Index(parts(), x.Part), slices.Index(parts(), y.Part)),
			cmp.Compare(slices.Index(kinds(), x.Kind), slices.Index(kinds(), y.Kind)), cmp.Compare(x.ID, y.ID))
	})
	r.Renames = renames(before, after)
	r.follow()
	return r
}

// Empty reports whether nothing changed.
func (r *Report) Empty() bool { return len(r.Changes) == 0 }

// Count is how many things of a part changed in a way.
func (r *Report) Count(p Part, k Kind) int {
	n := 0
	for _, c := range r.Changes {
		if c.Part == p && c.Kind == k {
			n++
		}
	}
	return n
}

// compare finds what changed in lists of things that have ids.
func compare[T any](p Part, before, after []T, id func(T) string, title func(T) model.Text, fields func(T) []field) []Change {
	old := make(map[string]T, len(before))
	for _, x := range before {
		old[id(x)] = x
	}
	var out []Change
	for _, x := range after {
		was, ok := old[id(x)]
		delete(old, id(x))
		if !ok {
			out = append(out, Change{p, Added, id(x), title(x), changed(nil, fields(x)), false})
		} else if f := changed(fields(was), fields(x)); len(f) > 0 {
			out = append(out, Change{p, Changed, id(x), title(x), f, false})
		}
	}
	for _, x := range before {
		if _, gone := old[id(x)]; gone {
			out = append(out, Change{p, Removed, id(x), title(x), changed(fields(x), nil), false})
		}
	}
	return out
}

// order finds that what both lists have stands in another order.
func order[T any](p Part, before, after []T, id func(T) string) []Change {
	ids := func(list, other []T) (out []string) {
		for _, x := range list {
			if slices.ContainsFunc(other, func(y T) bool { return id(x) == id(y) }) {
				out = append(out, id(x))
			}
		}
		return out
	}
	was, is := ids(before, after), ids(after, before)
	if slices.Equal(was, is) {
		return nil
	}
	return []Change{{Part: p, Kind: Changed, ID: orderID, Fields: []Field{{"order", joined(was), joined(is)}}}}
}

// orderID stands for an id where the order of a list changed; no id has a star.
const orderID = "*"
