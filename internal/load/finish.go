package load

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"kg/internal/diag"
	"kg/internal/model"
)

// checkIDs gives every claim its id and finds ids and claims that stand twice.
func (l *loader) checkIDs() {
	slices.SortStableFunc(l.claims, func(a, b *rawClaim) int { return compareClaims(a.Claim, b.Claim) })
	for i := 1; i < len(l.claims); i++ {
		a, b := l.claims[i-1], l.claims[i]
		if sameEnds(a.Claim, b.Claim) && slices.Equal(a.Citations, b.Citations) && whole(a.Citations) {
			d := b.spots.to.f.diags.Add(diag.Repeated, b.spots.to.at(), "%s %s %s stands twice with the same citations", b.From, b.Relation, b.To)
			d.Hint, d.Related = "keep one of the two", a.spots.to.related("first here")
		}
	}
	l.nameClaims()
}

// whole reports whether there are citations and all could be read.
func whole(cs []model.Citation) bool {
	return len(cs) > 0 && !slices.ContainsFunc(cs, func(c model.Citation) bool {
		return c.Source == "" || c.Line == 0 || c.Anchor == ""
	})
}

// nameClaims sets the ids of claims that have none of their own: from.relation.to, then ~2, ~3 in order.
func (l *loader) nameClaims() {
	seen := make(map[string]spot, len(l.claims))
	number := 0
	for i := range l.claims {
		c := l.claims[i]
		if i == 0 || !sameEnds(l.claims[i-1].Claim, c.Claim) {
			number = 0
		}
		at := c.spots.id
		if c.ID == "" {
			number++
			c.ID, at = c.From+"."+c.Relation+"."+c.To, c.spots.to
			if number > 1 {
				c.ID += "~" + strconv.Itoa(number)
			}
		}
		if first, ok := seen[c.ID]; ok {
			if at.at().Compare(first.at().Pos) < 0 {
				at, first = first, at
			}
			d := at.f.diags.Add(diag.DuplicateID, at.at(), "two claims have the id %q", c.ID)
			d.Hint, d.Related = "choose another id", first.related("first here")
			continue
		}
		seen[c.ID] = at
	}
}

func sameEnds(a, b model.Claim) bool {
	return a.From == b.From && a.Relation == b.Relation && a.To == b.To
}

// compareClaims orders claims by their ends, and parallel ones by their citations.
func compareClaims(a, b model.Claim) int {
	return cmp.Or(
		cmp.Compare(a.From, b.From), cmp.Compare(a.Relation, b.Relation), cmp.Compare(a.To, b.To),
		slices.CompareFunc(a.Citations, b.Citations, model.Citation.Compare),
		cmp.Compare(a.Basis, b.Basis), cmp.Compare(a.Since, b.Since), cmp.Compare(a.ID, b.ID))
}

// finish puts the dataset together. It is called when there is no error.
func (l *loader) finish() *Loaded {
	out := &Loaded{
		Dataset: &l.data, Questions: l.questions, Fingerprint: fingerprint(l.files),
		sources: l.sources, sourceRows: l.rows, views: l.views, limits: l.limits, excuses: l.excuses,
		entities: make(map[string]entitySpots, len(l.entities)), claims: make(map[string]*rawClaim, len(l.claims)),
	}
	for _, f := range l.files {
		f.line(1) // the places are ready before anyone shares them
	}
	for _, e := range l.entities {
		l.data.Entities = append(l.data.Entities, e.Entity)
		out.entities[e.ID] = e.spots
	}
	for _, c := range l.claims {
		l.data.Claims = append(l.data.Claims, c.Claim)
		out.claims[c.ID] = c
	}
	slices.SortFunc(l.data.Entities, func(a, b model.Entity) int { return strings.Compare(a.ID, b.ID) })
	slices.SortFunc(l.data.Claims, func(a, b model.Claim) int { return strings.Compare(a.ID, b.ID) })
	l.data.Version = versionOf(&l.data)
	if l.styles.file == nil { // behind the version, which is of what the files say
		l.data.Style = plainStyle(&l.data.Ontology)
	}
	return out
}

// EntityAt is the place of an entity's id; the zero Range when there is no such entity.
func (l *Loaded) EntityAt(id string) diag.Range { return l.entities[id].id.at() }

// ExtentAt is the place of an entity's extent; the zero Range when it has none.
func (l *Loaded) ExtentAt(id string) diag.Range { return l.entities[id].extent.at() }

// ClaimAt is the place of a claim's target; the zero Range when there is no such claim.
func (l *Loaded) ClaimAt(id string) diag.Range { return l.spots(id).to.at() }

// CitationAt is the place of the anchor of a claim's i-th citation, from 0; the zero Range when there is none.
func (l *Loaded) CitationAt(claim string, i int) diag.Range {
	return nth(l.spots(claim).citations, i).at()
}

// StatusAt is the place of the anchor of the i-th citation of a claim's s-th status, both from 0.
func (l *Loaded) StatusAt(claim string, s, i int) diag.Range {
	return nth(nth(l.spots(claim).status, s), i).at()
}

func (l *Loaded) spots(claim string) claimSpots {
	if c := l.claims[claim]; c != nil {
		return c.spots
	}
	return claimSpots{}
}

func nth[T any](list []T, i int) T {
	if i < 0 || i >= len(list) {
		var zero T
		return zero
	}
	return list[i]
}
