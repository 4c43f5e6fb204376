package view

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"kg/internal/model"
	"kg/internal/picture"
)

// line is what becomes an edge: a claim, or a chain of claims over entities that are passed over.
type line struct {
	from, to string
	claims   []model.Claim
	through  []string // the entities that it passes over, sorted; nil for one claim
	reversed bool     // every link of the chain is laid out from end to start
}

// links are the claims at an entity in the direction in which pictures are read: against that of a claim whose style
// is laid out reversed.
type links map[string][]link

type link struct {
	to    string
	claim model.Claim
	back  bool // it is read against its direction
}

// collapse joins what leads through entities that are passed over into one line for each two ends, and tells which
// entities are not drawn.
func (s *selection) collapse(focus map[string]bool) (lines []line, hidden map[string]bool) {
	hidden = s.hides(focus)
	for _, c := range s.claims {
		if !hidden[c.From] && !hidden[c.To] {
			lines = append(lines, line{from: c.From, to: c.To, claims: []model.Claim{c}})
		}
	}
	if len(hidden) == 0 {
		return lines, hidden
	}
	d := &drawing{data: s.data}
	along, against := links{}, links{}
	for _, c := range s.claims {
		r, _ := s.data.Ontology.Relation(c.Relation)
		style, _ := d.relationStyle(r)
		from, to := c.From, c.To
		if style.Reversed {
			from, to = to, from
		}
		along[from] = append(along[from], link{to, c, style.Reversed})
		against[to] = append(against[to], link{from, c, style.Reversed})
	}
	for _, from := range s.nodes {
		if !hidden[from] {
			lines = append(lines, chains(from, along, against, hidden)...)
		}
	}
	return lines, hidden
}

// hides lists what is passed over: entities of the view's types, and those that only claims of its relations touch, with some
// coming in and some going out.
func (s *selection) hides(focus map[string]bool) map[string]bool {
	hidden, in, out, other := map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}
	for _, c := range s.claims {
		if !slices.Contains(s.view.Collapse, c.Relation) {
			other[c.From], other[c.To] = true, true
		}
		out[c.From], in[c.To] = true, true
	}
	for _, id := range s.nodes {
		if s.passesOver(id) || in[id] && out[id] && !other[id] && !focus[id] {
			hidden[id] = true
		}
	}
	return hidden
}

// chains finds the lines that leave an entity through what is hidden, one for each end.
func chains(from string, along, against links, hidden map[string]bool) []line {
	passed := reach(from, along, hidden)
	ends := map[string]bool{}
	for h := range passed {
		for _, l := range along[h] {
			if !hidden[l.to] && l.to != from {
				ends[l.to] = true
			}
		}
	}
	var lines []line
	for _, to := range slices.Sorted(maps.Keys(ends)) {
		back := reach(to, against, hidden)
		c := line{from: from, to: to, reversed: true}
		inside := func(id string) bool { return passed[id] && back[id] }
		for _, at := range append(slices.Sorted(maps.Keys(passed)), from) {
			if at != from && !inside(at) {
				continue
			}
			for _, l := range along[at] {
				if inside(l.to) || at != from && l.to == to {
					c.claims = append(c.claims, l.claim)
					c.reversed = c.reversed && l.back
				}
			}
			if at != from {
				c.through = append(c.through, at)
			}
		}
		if c.reversed {
			c.from, c.to = c.to, c.from
		}
		lines = append(lines, c)
	}
	return lines
}

// reach is what is hidden and can be reached from an entity by way of what is hidden.
func reach(from string, next links, hidden map[string]bool) map[string]bool {
	seen := map[string]bool{}
	queue := []string{from}
	for len(queue) > 0 {
		at := queue[0]
		queue = queue[1:]
		for _, l := range next[at] {
			if hidden[l.to] && !seen[l.to] {
				seen[l.to] = true
				queue = append(queue, l.to)
			}
		}
	}
	return seen
}

// labelContrast is what a line's colour needs where a label has it (WCAG 2.2, 1.4.3). A dataset may give less to lines without labels.
const labelContrast = 4.5

// kindOf is what entities that are passed over are called together: their type's plural where they are of one, else "elements".
func (d *drawing) kindOf(ids map[string]bool) string {
	typ := ""
	for id := range ids {
		e, _ := d.data.Entity(id)
		if typ != "" && typ != e.Type {
			return d.elementMany
		}
		typ = e.Type
	}
	t, ok := d.data.Ontology.Type(typ)
	if !ok {
		return d.elementMany
	}
	return counted(t, 2).In(d.lang)
}

// line draws a claim or a chain.
func (d *drawing) line(l line) picture.Edge {
	if l.through == nil {
		return d.edge(l.claims[0])
	}
	e := d.chain(l.from, l.to, l.claims)
	if picture.Contrast(e.Look.Stroke, picture.LightGround) < labelContrast {
		e.Kind, e.Look = "", chainLook()
	}
	e.Through, e.Label, e.Reversed = len(l.through), fmt.Sprintf(d.through, len(l.through)), l.reversed
	e.Title = fmt.Sprintf("%s → %s → %s", d.label(l.from), fmt.Sprintf(d.through, len(l.through)), d.label(l.to))
	return e
}

// chain is an edge that stands for several claims. It looks as they do where all look alike, and else as a line of no style;
// it is inferred where one of them is.
func (d *drawing) chain(from, to string, claims []model.Claim) picture.Edge {
	e := picture.Edge{ID: from + ".." + to, From: from, To: to, Look: chainLook(), Claims: idsOf(claims)}
	for i, c := range claims {
		e.Hollow = e.Hollow || c.Basis == model.Inferred
		r, _ := d.data.Ontology.Relation(c.Relation)
		style, _ := d.relationStyle(r)
		if i == 0 {
			e.Kind, e.Look, e.Reversed = style.ID, lineLook(style), style.Reversed
		} else if e.Kind != style.ID {
			e.Kind, e.Look, e.Reversed = "", chainLook(), false
			e.Hollow = slices.ContainsFunc(claims, func(c model.Claim) bool { return c.Basis == model.Inferred })
			break
		}
	}
	return e
}

// idsOf lists the ids of claims, sorted, each once.
func idsOf(claims []model.Claim) []string {
	var ids []string
	for _, c := range claims {
		ids = append(ids, c.ID)
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// chainLook is how a line looks that stands for claims of several looks.
func chainLook() picture.LineLook {
	return picture.OwnLineLook(picture.OwnChain)
}

// order is the order in which the nodes are drawn: as they came in; by date, where the picture is a timeline; depth first, where it is a tree.
func (s *selection) order() []string {
	switch picture.Layout(s.view.Layout) {
	case picture.Timeline:
		dates := map[string]string{}
		for _, id := range s.nodes {
			e, _ := s.data.Entity(id)
			dates[id] = dateOf(e)
		}
		out := slices.Clone(s.nodes)
		slices.SortStableFunc(out, func(a, b string) int {
			return cmp.Or(cmp.Compare(late(dates[a]), late(dates[b])), cmp.Compare(a, b))
		})
		return out
	case picture.Tree:
		return s.depthFirst()
	}
	return s.nodes
}

// late puts what has no date behind what has one.
func late(date string) string { return cmp.Or(date, "~") }

// depthFirst walks the tree from its roots; children stand in the order in which the sources name them.
func (s *selection) depthFirst() []string {
	d := &drawing{data: s.data}
	below, isBelow := links{}, map[string]bool{}
	for _, c := range s.claims {
		r, _ := s.data.Ontology.Relation(c.Relation)
		from, to := c.From, c.To
		if style, _ := d.relationStyle(r); style.Reversed {
			from, to = to, from
		}
		below[from] = append(below[from], link{to: to, claim: c})
		isBelow[to] = true
	}
	var out []string
	seen := map[string]bool{}
	var visit func(id string)
	visit = func(id string) {
		if seen[id] {
			return
		}
		seen[id] = true
		out = append(out, id)
		slices.SortStableFunc(below[id], func(a, b link) int {
			return cmp.Or(slices.CompareFunc(a.claim.Citations, b.claim.Citations, model.Citation.Compare), cmp.Compare(a.to, b.to))
		})
		for _, l := range below[id] {
			visit(l.to)
		}
	}
	for _, id := range s.nodes {
		if !isBelow[id] {
			visit(id)
		}
	}
	for _, id := range s.nodes {
		visit(id) // what stands on a circle
	}
	return out
}
