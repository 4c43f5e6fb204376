package diff

import (
	"fmt"
	"strings"

	"kg/internal/model"
)

// words are what a report says of its own accord, in one language.
type words struct {
	lang                    model.Lang
	parts                   map[Part]string
	none, renamed, reorder  string
	added, removed, changed string // "%d ajoutées"
	reasons                 map[Reason]string
	nothing, colon          string // what stands for a field that is not there
	and                     string
}

func wordsIn(l model.Lang) words {
	if l == model.English {
		return words{
			lang: l, none: "nothing changed", renamed: "renamed?", reorder: "another order", added: "%d added", removed: "%d removed", changed: "%d changed",
			nothing: "nothing", colon: ": ", and: ", ",
			reasons: map[Reason]string{SameIdentifier: "same identifier", SameName: "same name", SameClaims: "%d claims in common"},
			parts: map[Part]string{Entities: "entities", Claims: "claims", Sources: "sources", Types: "types", Effects: "effects", States: "states", Relations: "relations",
				Derived: "derived relations", Views: "views", TypeLooks: "looks of types", RelationLooks: "looks of lines"},
		}
	}
	return words{
		lang: model.French, none: "rien n'a changé", renamed: "renommé ?", reorder: "un autre ordre", added: "%d en plus", removed: "%d en moins", changed: "%d en changement",
		nothing: "rien", colon: " : ", and: ", ",
		reasons: map[Reason]string{SameIdentifier: "même identifiant", SameName: "même nom", SameClaims: "%d affirmations en commun"},
		parts: map[Part]string{Entities: "entités", Claims: "affirmations", Sources: "sources", Types: "types", Effects: "effets", States: "états", Relations: "relations",
			Derived: "relations dérivées", Views: "vues", TypeLooks: "apparences des types", RelationLooks: "apparences des traits"},
	}
}

// counts says how many things of a part changed: "12 added, 1 removed"; "" when none did.
func (w words) counts(r *Report, p Part) string {
	var list []string
	for _, k := range kinds() {
		if n := r.Count(p, k); n > 0 {
			format := map[Kind]string{Added: w.added, Removed: w.removed, Changed: w.changed}[k]
			list = append(list, fmt.Sprintf(format, n))
		}
	}
	return strings.Join(list, w.and)
}

// Summary is what changed in one line: "entities: 12 added, 1 changed; claims: 30 added".
func (r *Report) Summary(l model.Lang) string {
	w := wordsIn(l)
	var list []string
	for _, p := range parts() {
		if c := w.counts(r, p); c != "" {
			list = append(list, w.parts[p]+w.colon+c)
		}
	}
	if len(list) == 0 {
		return w.none
	}
	return strings.Join(list, " ; ")
}

func (w words) reason(r Rename) string {
	if r.Why == SameClaims {
		return fmt.Sprintf(w.reasons[r.Why], r.Shared)
	}
	return w.reasons[r.Why]
}

// sign stands before a change, so that it is told from others without colour.
func sign(k Kind) string {
	switch k {
	case Added:
		return "+"
	case Removed:
		return "−"
	default:
		return "~"
	}
}

// said is what an added or removed entry is told by beside its title: an entity's type, a claim's citation.
func said(c Change) string {
	want := map[Part]string{Entities: "type", Claims: "citation"}[c.Part]
	for _, f := range c.Fields {
		if f.Name == want && want != "" {
			return f.Old + f.New
		}
	}
	return ""
}
