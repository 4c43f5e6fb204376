package diff

import (
	"fmt"
	"strings"

	"kg/internal/model"
)

// words are what a report says of its own accord, in one language.
type words struct {
	lang                   model.Lang
	parts                  map[Part]string
	kinds                  map[Kind][2]string // one, several: "%d ajout"
	none, renamed, reorder string
	reasons                map[Reason]string
	follow                 [2]string
	colon, semicolon       string
}

func wordsIn(l model.Lang) words {
	if l == model.English {
		return words{
			lang: l, none: "nothing changed", renamed: "renamed?", reorder: "another order", colon: ": ", semicolon: "; ",
			kinds:   map[Kind][2]string{Added: {"%d added", "%d added"}, Removed: {"%d removed", "%d removed"}, Changed: {"%d changed", "%d changed"}},
			follow:  [2]string{"; %d claim follows and is not listed below", "; %d claims follow and are not listed below"},
			reasons: map[Reason]string{SameIdentifier: "same identifier", SameName: "same name", SameClaims: "%d claims in common"},
			parts: map[Part]string{Entities: "entities", Claims: "claims", Sources: "sources", Types: "types", Effects: "effects", States: "states", Relations: "relations",
				Derived: "derived relations", Gaps: "gaps", Views: "views", TypeLooks: "looks of types", RelationLooks: "looks of lines"},
		}
	}
	return words{
		lang: model.French, none: "rien n'a changé", renamed: "renommé ?", reorder: "un autre ordre", colon: " : ", semicolon: " ; ",
		kinds:   map[Kind][2]string{Added: {"%d ajout", "%d ajouts"}, Removed: {"%d suppression", "%d suppressions"}, Changed: {"%d modification", "%d modifications"}},
		follow:  [2]string{" ; %d affirmation suit et n'est pas listée ci-dessous", " ; %d affirmations suivent et ne sont pas listées ci-dessous"},
		reasons: map[Reason]string{SameIdentifier: "même identifiant", SameName: "même nom", SameClaims: "%d affirmations en commun"},
		parts: map[Part]string{Entities: "entités", Claims: "affirmations", Sources: "sources", Types: "types", Effects: "effets", States: "états", Relations: "relations",
			Derived: "relations dérivées", Gaps: "lacunes", Views: "vues", TypeLooks: "apparences des types", RelationLooks: "apparences des traits"},
	}
}

// counts says how many things of a part changed: "12 added, 1 removed"; "" when none did.
func (w words) counts(r *Report, p Part) string {
	var list []string
	for _, k := range kinds() {
		if n := r.Count(p, k); n > 0 {
			list = append(list, fmt.Sprintf(w.kinds[k][several(n)], n))
		}
	}
	return strings.Join(list, ", ")
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
	return strings.Join(list, w.semicolon)
}

// several is 0 for one and 1 for more.
func several(n int) int {
	if n == 1 {
		return 0
	}
	return 1
}

// rename words a rename without its ids: "(same name); 5 claims follow …".
func (w words) rename(r Rename) string {
	text := "(" + w.reasons[r.Why] + ")"
	if r.Why == SameClaims {
		text = "(" + fmt.Sprintf(w.reasons[r.Why], r.Shared) + ")"
	}
	if r.Follow > 0 {
		text += fmt.Sprintf(w.follow[several(r.Follow)], r.Follow)
	}
	return text
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
