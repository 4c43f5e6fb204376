package generate

import (
	"fmt"
	"math/rand/v2"
	"slices"
)

// plan is a graph before it is written: who there is, and of each pattern who starts how many claims.
type plan struct {
	*measured
	rng    *rand.Rand
	copies []uint32   // the example of each entity
	groups []group    // by pattern
	byKind [][]uint32 // the patterns that entities of a type may start
}

// group is what is planned for a pattern.
type group struct {
	sides  [2]side
	claims int
	counts []uint32 // how many claims each entity of the first side starts
	ends   []uint32 // who may be at the end of the next claim, as often as is planned
}

// side lists entities, ascending, with how often each is on that side of a claim in the dataset.
type side struct {
	entities []uint32
	weights  []int
}

func (s *side) add(entity, weight int) {
	s.entities = append(s.entities, uint32(entity))
	s.weights = append(s.weights, weight)
}

// holds reports whether an entity is on the side.
func (s *side) holds(entity uint32) bool {
	_, ok := slices.BinarySearch(s.entities, entity)
	return ok
}

// room is how many claims fit between two sides, without loops.
func (g *group) room() int {
	n := len(g.sides[start].entities) * len(g.sides[finish].entities)
	for _, e := range g.sides[start].entities {
		if g.sides[finish].holds(e) {
			n--
		}
	}
	return n
}

// plan copies the examples evenly, and gives every pattern its share of the claims. Should the copies of those
// who do have a claim of a pattern not suffice, all entities of the right types may have one.
func (m *measured) plan(s Size, rng *rand.Rand) (*plan, error) {
	p := &plan{measured: m, rng: rng, copies: make([]uint32, s.Entities)}
	first := rng.IntN(len(m.entities)) // few copies are not always those of the first examples
	for i := range p.copies {
		p.copies[i] = uint32((i*len(m.entities)/s.Entities + first) % len(m.entities))
	}
	rng.Shuffle(len(p.copies), func(i, j int) { p.copies[i], p.copies[j] = p.copies[j], p.copies[i] })
	p.findSides(false)
	shares, rooms, fit := p.measureRooms()
	if fit < s.Claims {
		p.findSides(true)
		if shares, rooms, fit = p.measureRooms(); fit < s.Claims {
			return nil, &SizeError{fmt.Sprintf("%d claims among %d entities: at most %d fit between entities of the right types; ask for fewer claims or more entities", s.Claims, s.Entities, fit)}
		}
	}
	p.byKind = make([][]uint32, len(m.types))
	for i, n := range apportion(s.Claims, shares, rooms) {
		if n == 0 {
			continue
		}
		p.groups[i].spread(n, rng)
		kind := m.patterns[i].kinds[start]
		p.byKind[kind] = append(p.byKind[kind], uint32(i))
	}
	return p, nil
}

// findSides lists who may start and end the claims of each pattern: the copies of those who do, or everybody of
// the type where there are none, or where all is set.
func (p *plan) findSides(all bool) {
	p.groups = make([]group, len(p.patterns))
	if !all {
		for e, x := range p.copies {
			for _, n := range p.entities[x].ends {
				p.groups[n.pattern].sides[n.side].add(e, n.degree)
			}
		}
	}
	ofKind := make([]side, len(p.types))
	for e, x := range p.copies {
		ofKind[p.entities[x].kind].add(e, 1)
	}
	for i := range p.groups {
		for at := range p.groups[i].sides {
			if side := &p.groups[i].sides[at]; len(side.entities) == 0 {
				*side = ofKind[p.patterns[i].kinds[at]]
			}
		}
	}
}

func (p *plan) measureRooms() (shares, rooms []int, fit int) {
	for i := range p.groups {
		shares = append(shares, p.patterns[i].claims)
		rooms = append(rooms, p.groups[i].room())
		fit += rooms[i]
	}
	return shares, rooms, fit
}

// apportion divides a total by shares, none above its limit. The limits must suffice.
func apportion(total int, shares, limits []int) []int {
	parts := make([]int, len(shares))
	for total > 0 {
		sum := 0
		for i, s := range shares {
			if parts[i] < limits[i] {
				sum += s
			}
		}
		left := total
		for i, s := range shares {
			n := min(limits[i]-parts[i], left*s/sum)
			parts[i] += n
			total -= n
		}
		if left != total {
			continue
		}
		// Less than one for each: the largest shares come first.
		order := make([]int, len(shares))
		for i := range order {
			order[i] = i
		}
		slices.SortStableFunc(order, func(a, b int) int { return shares[b] - shares[a] })
		for _, i := range order {
			if total > 0 && parts[i] < limits[i] {
				parts[i]++
				total--
			}
		}
	}
	return parts
}

// spread plans the claims of a pattern: how many each entity starts, and in a random order the ends.
func (g *group) spread(claims int, rng *rand.Rand) {
	g.claims = claims
	g.counts = g.sides[start].share(claims, &g.sides[finish], rng)
	g.ends = make([]uint32, 0, claims)
	for i, n := range g.sides[finish].share(claims, &g.sides[start], rng) {
		for range n {
			g.ends = append(g.ends, g.sides[finish].entities[i])
		}
	}
	rng.Shuffle(claims, func(i, j int) { g.ends[i], g.ends[j] = g.ends[j], g.ends[i] })
}

// share divides claims among the entities of a side by weight, each getting the whole number below or above
// its due, and none more than there are others on the opposite side. What is beyond that goes round.
func (s *side) share(claims int, opposite *side, rng *rand.Rand) []uint32 {
	sum := 0
	for _, w := range s.weights {
		sum += w
	}
	counts := make([]uint32, len(s.entities))
	limit := func(i int) uint32 {
		n := len(opposite.entities)
		if opposite.holds(s.entities[i]) {
			n--
		}
		return uint32(n)
	}
	given, before, over := rng.IntN(sum), 0, 0
	for i, w := range s.weights {
		given += w * claims
		n := uint32(given/sum - before)
		before = given / sum
		counts[i] = n
		if n > uint32(len(opposite.entities)-1) { // the search for itself only where it may matter
			counts[i] = min(n, limit(i))
			over += int(n - counts[i])
		}
	}
	for i := rng.IntN(len(counts)); over > 0; i = (i + 1) % len(counts) {
		if counts[i] < limit(i) {
			counts[i]++
			over--
		}
	}
	return counts
}
