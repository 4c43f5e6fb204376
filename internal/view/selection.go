package view

import (
	"cmp"
	"slices"
	"strings"

	"kg/internal/model"
	"kg/internal/query"
)

// selection is what a picture shows: entities in the order in which they came in, and claims.
type selection struct {
	data    *model.Dataset
	view    model.View
	max     int
	batches []batch
	nodes   []string // those that are passed over among them
	has     map[string]bool
	passed  int // how many of the nodes are passed over
	claims  []model.Claim
	drawn   map[string]bool       // claims, by id
	left    []model.Entity        // what was reached and found no room, each once, with what lies on its path
	ways    map[string]query.Path // of these, by id, the path that needed least
	more    []more                // what stands for most of it
	below   map[string]int        // in a tree: how many of those left out stand below an entity that is shown
}

func compareIDs(a, b string) int { return strings.Compare(a, b) }

// shown is how many nodes are drawn.
func (s *selection) shown() int { return len(s.nodes) - s.passed }

func (s *selection) take(id string) {
	if !s.has[id] {
		s.has[id] = true
		s.nodes = append(s.nodes, id)
		if s.passesOver(id) {
			s.passed++
		}
	}
}

// passesOver reports whether an entity is of a type that the view collapses.
func (s *selection) passesOver(id string) bool {
	if len(s.view.Collapse) == 0 || id == s.view.Focus {
		return false
	}
	e, _ := s.data.Entity(id)
	return slices.ContainsFunc(s.data.Ontology.Lineage(e.Type), func(t string) bool { return slices.Contains(s.view.Collapse, t) })
}

// fill takes entities in while there is room, each with the path that needs least of it: those that need
// least first, of these the ones that most claims reach, then those that most claims touch, then by id. The others are left out.
func (s *selection) fill(b batch) {
	rest := slices.Clone(b.found)
	for len(rest) > 0 && s.shown() < s.max {
		best := 0
		for i := range rest {
			if s.before(b, rest[i], rest[best]) {
				best = i
			}
		}
		if path, need := s.cheapest(rest[best]); s.shown()+need <= s.max {
			for _, h := range path {
				s.take(h.From)
				s.take(h.To)
			}
			s.take(rest[best].Entity.ID)
		} else {
			s.leave(rest[best])
		}
		rest = slices.Delete(rest, best, best+1)
	}
	for _, r := range rest {
		s.leave(r)
	}
}

// leave notes that an entity found no room, and by what path it would have come.
func (s *selection) leave(r query.Reached) {
	s.left = append(s.left, r.Entity)
	if _, known := s.ways[r.Entity.ID]; !known {
		s.ways[r.Entity.ID], _ = s.cheapest(r)
	}
}

// before reports whether one entity is to be taken in before another, when both keep the order of ids.
func (s *selection) before(batch batch, a, b query.Reached) bool {
	_, needA := s.cheapest(a)
	_, needB := s.cheapest(b)
	return cmp.Or(cmp.Compare(needA, needB), cmp.Compare(len(b.Paths), len(a.Paths)),
		cmp.Compare(batch.weight[b.Entity.ID], batch.weight[a.Entity.ID]), cmp.Compare(a.Entity.ID, b.Entity.ID)) < 0
}

// cheapest is the path that brings fewest new entities into the picture, and how many.
func (s *selection) cheapest(r query.Reached) (path query.Path, need int) {
	if len(r.Paths) == 0 {
		return nil, s.need(r.Entity.ID)
	}
	for i, p := range r.Paths {
		n := 0
		for j, h := range p {
			if j == 0 {
				n += s.need(h.From)
			}
			n += s.need(h.To)
		}
		if len(p) == 0 {
			n = s.need(r.Entity.ID)
		}
		if i == 0 || n < need {
			path, need = p, n
		}
	}
	return path, need
}

// need is the room that an entity takes.
func (s *selection) need(id string) int {
	if s.has[id] || s.passesOver(id) {
		return 0
	}
	return 1
}

// connect draws the claims of every path whose entities are all in the picture, or are passed over and so need no room.
func (s *selection) connect(r query.Reached) {
	for _, p := range r.Paths {
		whole := true
		for _, h := range p {
			whole = whole && s.need(h.From) == 0 && s.need(h.To) == 0
		}
		for _, h := range p {
			if whole {
				s.take(h.From)
				s.take(h.To)
				s.draw(h.Claim)
			}
		}
	}
}

// draw takes a claim in, once, if both its ends are there.
func (s *selection) draw(c model.Claim) {
	if s.has[c.From] && s.has[c.To] && !s.drawn[c.ID] {
		s.drawn[c.ID] = true
		s.claims = append(s.claims, c)
	}
}

// dropShown takes from what was left out what a later way brought in, what is passed over, and repetitions. What lies on the
// path to an entity that stays out stays out with it.
func (s *selection) dropShown() {
	var left []model.Entity
	seen := map[string]bool{}
	add := func(e model.Entity) {
		if !s.has[e.ID] && !seen[e.ID] && !s.passesOver(e.ID) {
			seen[e.ID] = true
			left = append(left, e)
		}
	}
	for _, e := range s.left {
		if s.has[e.ID] {
			continue
		}
		add(e)
		for _, h := range s.ways[e.ID] {
			for _, id := range []string{h.From, h.To} {
				between, _ := s.data.Entity(id)
				add(between)
			}
		}
	}
	s.left = left
}
