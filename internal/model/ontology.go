package model

import "slices"

// Ontology is what a dataset may say: its types, relations, effects and derived relations.
// Every list keeps the order of the file, which is the order of legends and lists.
type Ontology struct {
	Types     []Type
	Effects   []Effect
	States    []State
	Relations []Relation
	Derived   []Derived
	Gaps      []Gap
	// MaxInferred is how many of a hundred claims may be inferred before kg check --strict fails.
	MaxInferred Limit
}

// Type is an entity type. Inheritance is single: Is names the parent, "" for a root.
type Type struct {
	ID     string
	Is     string
	Name   Text // singular: "organisme public", "public body"
	Plural Text // as a heading or in a list; may be zero, then Name serves
	Proper bool // its entities' names are names of things, free of the rule against repeating a source
	// Numbered lists the words that, before a number, name an entity of this type: "recommandation", "R".
	Numbered []string
}

// Effect is what a relation does to the body at its end.
type Effect struct {
	ID   string
	Name Text // as a phrase: "reçoit des moyens", "gains means"
}

// State is something that happens to a measure, a law or a claim.
type State struct {
	ID   string
	Name Text // "adoptée", "adopted"
	// Once says that it happens once: two entries of one thing with different dates are a conflict.
	Once bool
}

// Relation is a relation type. It is stored in one direction and read in both.
type Relation struct {
	ID      string
	Name    Text // read forwards: "donne des moyens à", "gives means to"
	Inverse Text // read backwards: "reçoit des moyens de", "is given means by"
	// Pairs are the allowed types of the two ends; a claim fits when one pair has a domain type
	// that its start is, and a range type that its end is.
	Pairs  []Pair
	Effect string // an effect's id, "" when the relation touches no body
}

// Pair is one domain with its range, both type ids.
type Pair struct{ From, To string }

// Derived is a relation that is computed, never stored: an entity of type From stands in it to an
// entity of type To when one of the tiers' path expressions leads there. The nearest (first) tier wins.
type Derived struct {
	ID       string
	Name     Text
	From, To string
	Tiers    []Tier
}

// Tier is one named path expression of a derived relation. The expression may name other tiers of
// the same derived relation, as long as none depends on itself.
type Tier struct {
	ID   string
	Name Text // "directement", "directly"
	Expr string
}

// Gap is something that entities of a type should have and may lack.
type Gap struct {
	ID   string
	Name Text // "recommandations sans mesure", "recommendations without measure"
	Type string
	// Without is a path expression: an entity from which it leads nowhere is a gap; "" where Lacks says it.
	Without string
	Lacks   string // one of GapKeys: an entity whose entry has no such key is a gap; "" where Without says it
	Max     Limit  // how many there may be before kg check --strict fails
}

// Limit is a number that may not be exceeded; the zero Limit is none.
type Limit struct {
	Set bool
	N   int
}

// Exceeded reports whether n is more than the limit.
func (l Limit) Exceeded(n int) bool { return l.Set && n > l.N }

// InferredGap names the share of inferred claims among the gaps. It is counted without being asked for.
const InferredGap = "inferred"

// GapKeys lists the keys of an entity that a gap may be about.
func GapKeys() []string {
	return []string{"number", "short", "aliases", "date", "note", "extent", "identifiers", "figures", "status"}
}

// Has reports whether an entity has what one of GapKeys holds.
func (e *Entity) Has(key string) bool {
	switch key {
	case "number":
		return e.Number != ""
	case "short":
		return e.Short != ""
	case "aliases":
		return len(e.Aliases) > 0
	case "date":
		return e.Date != ""
	case "note":
		return !e.Note.IsZero()
	case "extent":
		return e.Extent != (Extent{})
	case "identifiers":
		return len(e.Identifiers) > 0
	case "figures":
		return len(e.Figures) > 0
	case "status":
		return len(e.Status) > 0
	}
	return false
}

// Gap returns the gap with an id.
func (o *Ontology) Gap(id string) (Gap, bool) {
	return find(o.Gaps, func(g Gap) bool { return g.ID == id })
}

// Type returns the type with an id.
func (o *Ontology) Type(id string) (Type, bool) {
	return find(o.Types, func(t Type) bool { return t.ID == id })
}

// Relation returns the relation with an id.
func (o *Ontology) Relation(id string) (Relation, bool) {
	return find(o.Relations, func(r Relation) bool { return r.ID == id })
}

// Effect returns the effect with an id.
func (o *Ontology) Effect(id string) (Effect, bool) {
	return find(o.Effects, func(e Effect) bool { return e.ID == id })
}

// State returns the state with an id.
func (o *Ontology) State(id string) (State, bool) {
	return find(o.States, func(s State) bool { return s.ID == id })
}

// DerivedRelation returns the derived relation with an id.
func (o *Ontology) DerivedRelation(id string) (Derived, bool) {
	return find(o.Derived, func(d Derived) bool { return d.ID == id })
}

// Is reports whether type id is ancestor or inherits from it. An unknown id is only itself.
func (o *Ontology) Is(id, ancestor string) bool {
	return slices.Contains(o.Lineage(id), ancestor)
}

// Lineage returns a type's id, its parent's, and so on up to the root: "article", "law".
// It ends at a type that is unknown or already met, so that an unchecked ontology cannot loop.
func (o *Ontology) Lineage(id string) []string {
	var line []string
	for id != "" && !slices.Contains(line, id) {
		line = append(line, id)
		t, _ := o.Type(id)
		id = t.Is
	}
	return line
}

// Fits reports whether a claim of this relation may lead from an entity of one type to one of another.
func (o *Ontology) Fits(r Relation, from, to string) bool {
	return slices.ContainsFunc(r.Pairs, func(p Pair) bool { return o.Is(from, p.From) && o.Is(to, p.To) })
}

func find[T any](list []T, is func(T) bool) (T, bool) {
	if i := slices.IndexFunc(list, is); i >= 0 {
		return list[i], true
	}
	var zero T
	return zero, false
}
