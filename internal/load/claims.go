package load

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"kg/internal/diag"
	"kg/internal/model"
)

// rawClaim is a claim with the places that checks refer to. Its ID is set only where the file gives one.
type rawClaim struct {
	model.Claim
	fromType string
	spots    claimSpots
}

// claimSpots are the places of a claim's parts; citations are in the order of the claim's own.
type claimSpots struct {
	id, relation, to spot
	whole            spot
	citations        []spot
	status           [][]spot
}

// readClaim reads a claim: one relation with its targets, and what the reserved keys say of it.
func (l *loader) readClaim(f *file, from model.Entity, n *yaml.Node) {
	m, ok := f.mapping(n, "a claim", nil)
	if !ok {
		return
	}
	rel, targets := l.relationOf(m)
	if rel != nil {
		m.head = rel
	}
	c := rawClaim{fromType: from.Type, Claim: model.Claim{From: from.ID}}
	c.Note = f.text(m.get("note"), "a note")
	readBasis(m, &c.Claim)
	readPeriod(m, &c.Claim)
	c.Citations, c.spots.citations = l.readCitations(m)
	c.Status, c.spots.status = l.readStatus(f, m.get("status"))
	idNode := m.get("id")
	c.ID, c.spots.id, c.spots.whole = f.claimID(idNode), spot{f, idNode}, spot{f, m.n}
	if rel == nil || from.ID == "" {
		for _, item := range items(targets) {
			l.refer(diag.UnknownEntity, "entity", item.Value, f, item)
		}
		return
	}
	c.Relation, c.spots.relation = rel.Value, spot{f, rel}
	all := f.list(targets, "ids of entities", true)
	if c.ID != "" && len(all) > 1 {
		f.diags.Add(diag.DuplicateID, f.at(idNode), "one id for %d claims", len(all)).Hint = "write a claim of its own for each target"
		c.ID = ""
	}
	for _, item := range all {
		c.To, c.spots.to = f.target(item), spot{f, item}
		if c.To != "" {
			one := c
			l.claims = append(l.claims, &one)
		}
	}
}

// readBasis reads how a claim rests on its source; only what is inferred has a reason.
func readBasis(m mapping, c *model.Claim) {
	f := m.f
	c.Basis = model.Basis(f.choice(m.get("basis"), "basis", []string{string(model.Stated), string(model.Inferred)}))
	if c.Basis == "" {
		c.Basis = model.Stated
	}
	why := m.get("why")
	c.Why = f.text(why, "a reason")
	switch {
	case c.Basis == model.Inferred && why == nil:
		f.diags.Add(diag.NoReason, f.at(m.get("basis")), "an inferred claim without a reason").Hint = "add why: {fr: …, en: …}"
	case c.Basis == model.Stated && why != nil:
		f.diags.Add(diag.IdleReason, f.at(why), "a reason for a claim that its source states").Hint = "add basis: inferred, or call it note"
	}
}

// readPeriod reads when a claim holds.
func readPeriod(m mapping, c *model.Claim) {
	f := m.f
	since, until := m.get("since"), m.get("until")
	c.Since, c.Until = f.date(since), f.date(until)
	if c.Since != "" && c.Until != "" && model.Later(c.Since, c.Until) {
		f.diags.Add(diag.DatesReversed, f.at(until), "the claim ends (%s) before it begins (%s)", c.Until, c.Since).Hint = "swap since and until"
	}
}

// target returns the id at the end of a claim.
func (f *file) target(n *yaml.Node) string {
	if isNull(n) {
		f.diags.Add(diag.Empty, f.at(n), "an empty item, expected the id of an entity")
		return ""
	}
	return f.str(n, "the id of an entity")
}

// relationOf finds the one key of a claim that is a relation, with its value. A key that is neither a
// relation nor known counts as the misspelt relation when there is no other.
func (l *loader) relationOf(m mapping) (rel, targets *yaml.Node) {
	f := m.f
	var unknown, unknownValue *yaml.Node
	m.each(func(k, v *yaml.Node) {
		switch isRelation := l.noOntology || l.isRelation(k.Value); {
		case slices.Contains(claimKeys(), k.Value):
		case isRelation && rel != nil && rel.Value != k.Value:
			d := f.diags.Add(diag.UnknownKey, f.at(k), "a second relation %q in one claim", short(k.Value))
			d.Hint, d.Related = "write a claim of its own for it", spot{f, rel}.related("the first relation")
		case isRelation:
			rel, targets = k, m.get(k.Value)
		case unknown == nil:
			unknown, unknownValue = k, v
		default:
			m.unknown(k, v, l.claimKeysAndRelations())
		}
	})
	switch {
	case unknown != nil && rel == nil:
		d := f.diags.Add(diag.UnknownRel, f.at(unknown), "unknown relation or key %q in a claim", short(unknown.Value))
		d.Hint, targets = didYouMean(unknown.Value, l.claimKeysAndRelations()), unknownValue
		if _, derived := l.data.Ontology.DerivedRelation(unknown.Value); derived {
			d.Hint = "it is derived: kg computes it, no claim states it"
		} else if d.Hint == "" {
			d.Hint = "the relations stand in ontology.yaml"
		}
	case unknown != nil:
		m.unknown(unknown, unknownValue, l.claimKeysAndRelations())
	case rel == nil:
		f.diags.Add(diag.MissingKey, f.at(m.head), "a claim without a relation, expected one such as %s", example(l.data.Ontology.Relations))
	}
	return rel, targets
}

func (l *loader) claimKeysAndRelations() []string { return append(claimKeys(), l.rels.names()...) }

func (l *loader) isRelation(name string) bool {
	_, ok := l.data.Ontology.Relation(name)
	return ok
}

func example(rs []model.Relation) string {
	if len(rs) == 0 {
		return "part-of: ID"
	}
	return rs[0].ID + ": ID"
}

// claimID returns a claim's own id: kebab-case groups joined by dots; "" for nil.
func (f *file) claimID(n *yaml.Node) string {
	s := f.str(n, "a claim's id")
	if s == "" {
		return ""
	}
	for _, part := range strings.Split(s, ".") {
		if !kebab(part) {
			f.diags.Add(diag.BadID, f.at(n), "%q is no claim's id, expected lower-case letters and digits joined by single hyphens or dots", short(s)).
				Hint = kebabHint(s)
			return ""
		}
	}
	return s
}
