package view

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"kg/internal/model"
	"kg/internal/picture"
	"kg/internal/query"
)

// maxMore is how many nodes stand for what has no room: one for each of the types with most of it, and one for the rest.
const maxMore = 4

// more is a node that stands for entities that are not shown.
type more struct {
	typ  string // of all of them; "" when there are several
	ids  map[string]bool
	ties map[tie]*tied
}

// tie is a line between a shown entity and a node that stands for many.
type tie struct {
	id  string
	out bool // it leads from the shown entity to the others
}

// tied is what such a line stands for.
type tied struct {
	to     map[string]bool
	claims []model.Claim
}

// summarise makes the nodes that stand for what was left out, at most so many, and finds what ties them to what is shown.
func (s *selection) summarise(most int) {
	byType := map[string][]string{}
	var types []string
	for _, e := range s.left {
		if byType[e.Type] == nil {
			types = append(types, e.Type)
		}
		byType[e.Type] = append(byType[e.Type], e.ID)
	}
	slices.SortFunc(types, func(a, b string) int {
		return cmp.Or(cmp.Compare(len(byType[b]), len(byType[a])), cmp.Compare(a, b))
	})
	in := map[string]int{} // entity → place in s.more
	for i, t := range types {
		at := min(i, most-1)
		if at == len(s.more) {
			s.more = append(s.more, more{typ: t, ids: map[string]bool{}, ties: map[tie]*tied{}})
		}
		m := &s.more[at]
		if m.typ != t {
			m.typ = ""
		}
		for _, id := range byType[t] {
			m.ids[id], in[id] = true, at
		}
	}
	s.tieMore(in)
}

// tieMore finds the claims between what is shown and what is not: those of a part where it has some, else those that
// paths take from the last entity shown to their end, or from their start to the first one.
func (s *selection) tieMore(in map[string]int) {
	add := func(shown, other string, out bool, claims ...model.Claim) {
		at, left := in[other]
		if !s.has[shown] || s.passesOver(shown) || !left {
			return
		}
		k := tie{shown, out}
		t := s.more[at].ties[k]
		if t == nil {
			t = &tied{to: map[string]bool{}}
			s.more[at].ties[k] = t
		}
		t.to[other] = true
		t.claims = append(t.claims, claims...)
	}
	for _, b := range s.batches {
		for _, c := range b.claims {
			add(c.From, c.To, true, c)
			add(c.To, c.From, false, c)
		}
		if b.claims != nil {
			continue
		}
		for _, r := range b.found {
			for _, p := range r.Paths {
				if i := s.firstShown(p); i >= 0 && r.Entity.ID == p[0].From {
					add(p[i].To, r.Entity.ID, p[0].Inverse, claimsOf(p[:i+1])...)
				} else if i := s.lastShown(p); i >= 0 {
					add(p[i].From, r.Entity.ID, !p[len(p)-1].Inverse, claimsOf(p[i:])...)
				}
			}
		}
	}
	s.joinUntied()
}

// tieCount is how many lines lead to the nodes that stand for what has no room.
func (s *selection) tieCount() int {
	n := 0
	for _, m := range s.more {
		n += len(m.ties)
	}
	return n
}

// joinUntied adds what nothing ties to the picture to the last node that something does, the one for the rest where there is one.
func (s *selection) joinUntied() {
	var loose []string
	s.more = slices.DeleteFunc(s.more, func(m more) bool {
		if len(m.ties) == 0 {
			loose = slices.AppendSeq(loose, maps.Keys(m.ids))
		}
		return len(m.ties) == 0
	})
	if len(s.more) > 0 && len(loose) > 0 {
		last := &s.more[len(s.more)-1]
		last.typ = ""
		for _, id := range loose {
			last.ids[id] = true
		}
	}
}

func claimsOf(p query.Path) []model.Claim {
	claims := make([]model.Claim, len(p))
	for i, h := range p {
		claims[i] = h.Claim
	}
	return claims
}

// firstShown is the place of the hop at which a path first comes to what is shown; -1 where it never does.
func (s *selection) firstShown(p query.Path) int {
	return slices.IndexFunc(p, func(h query.Hop) bool { return s.has[h.To] && !s.passesOver(h.To) })
}

// lastShown is the place of the hop at which a path leaves what is shown for good; -1 where it never does.
func (s *selection) lastShown(p query.Path) int {
	for i, h := range slices.Backward(p) {
		if s.has[h.From] && !s.passesOver(h.From) {
			return i
		}
	}
	return -1
}

// countBelow counts, for each node of a tree, what hangs on it and is not shown.
func (s *selection) countBelow() {
	s.below = map[string]int{}
	left := map[string]bool{}
	for _, e := range s.left {
		left[e.ID] = true
	}
	for _, b := range s.batches {
		for _, r := range b.found {
			if len(r.Paths) == 0 || !left[r.Entity.ID] {
				continue
			}
			if i := s.lastShown(r.Paths[0]); i >= 0 {
				s.below[r.Paths[0][i].From]++
				left[r.Entity.ID] = false
			}
		}
	}
}

// standFor tells whether a node stands for an entity.
func (s *selection) standFor(e model.Entity) bool {
	return slices.ContainsFunc(s.more, func(m more) bool { return m.ids[e.ID] })
}

// id is that of the node: no entity has one like it.
func (m *more) id() string { return "more." + cmp.Or(m.typ, "any") }

// moreNode words "+37 more public bodies".
func (d *drawing) moreNode(m *more) picture.Node {
	n := len(m.ids)
	node := picture.Node{ID: m.id(), Type: m.typ, More: n, Kind: d.several, Look: severalLook()}
	name := d.elements(n)
	if t, ok := d.data.Ontology.Type(m.typ); ok {
		name = counted(t, n).In(d.lang)
		node.Kind = t.Name.In(d.lang)
		if style, ok := d.typeStyle(m.typ); ok {
			node.Look = nodeLook(style)
		}
	}
	node.Label = d.moreLabel(n, name)
	return node
}

// notShown words so many of those that a node stands for: "4 of the 37 companies not shown".
func (d *drawing) notShown(m *more, n int) string {
	all := len(m.ids)
	name := d.elements(all)
	if t, ok := d.data.Ontology.Type(m.typ); ok {
		name = counted(t, all).In(d.lang)
	}
	whole, part := "%d %s sans place ici", "%d des %d %s sans place ici"
	if d.lang == model.English {
		whole, part = "%d %s not shown", "%d of the %d %s not shown"
	}
	if n == all {
		return fmt.Sprintf(whole, n, name)
	}
	return fmt.Sprintf(part, n, all, name)
}

// counted is a type's name for so many of it.
func counted(t model.Type, n int) model.Text {
	if n > 1 && !t.Plural.IsZero() {
		return t.Plural
	}
	return t.Name
}

// severalLook is how a node looks that stands for entities of several types.
func severalLook() picture.NodeLook {
	return picture.OwnNodeLook(picture.OwnSeveral, picture.Round)
}

// moreEdges draws a line for each tie: as its claims look where they look alike.
func (d *drawing) moreEdges(s *selection, m *more) []picture.Edge {
	var edges []picture.Edge
	for k, t := range m.ties {
		from, to, said := k.id, m.id(), [3]string{d.label(k.id), d.links, d.notShown(m, len(t.to))}
		if !k.out {
			from, to, said[0], said[2] = to, from, said[2], said[0]
		}
		e := d.chain(from, to, t.claims)
		if r := sameRelation(t.claims); r != "" {
			relation, _ := d.data.Ontology.Relation(r)
			said[1] = relation.Name.In(d.lang)
			if style, ok := d.relationStyle(relation); ok && style.Labelled {
				e.Label = said[1]
			}
		}
		e.Title, e.Statement = strings.Join(said[:], " → "), said
		edges = append(edges, e)
	}
	return edges
}

// sameRelation is the relation of all claims; "" when there are several.
func sameRelation(claims []model.Claim) string {
	if len(claims) == 0 || slices.ContainsFunc(claims, func(c model.Claim) bool { return c.Relation != claims[0].Relation }) {
		return ""
	}
	return claims[0].Relation
}
