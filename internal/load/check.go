package load

import (
	"slices"
	"strings"

	"kg/internal/diag"
	"kg/internal/fold"
)

// check looks at what only the whole dataset can tell: names, inheritance, expressions, fits, looks.
func (l *loader) check() {
	l.checkRefs()
	l.checkTypes()
	l.checkExprs()
	l.checkClaims()
	l.checkIDs()
	l.checkLooks()
}

// checkRefs finds names that nothing has.
func (l *loader) checkRefs() {
	var known = map[diag.Code][]string{}
	missing := l.byName["sources.yaml"] == nil
	for _, r := range l.refs {
		in := l.indexOf(r.code)
		if _, ok := in[r.name]; ok || r.code == diag.UnknownEntity && l.noEntities {
			continue
		}
		if r.code == diag.UnknownSource && l.byName["sources.yaml"] == nil {
			if missing { // one word for all citations
				l.diags.Add(diag.UnknownSource, diag.Range{}, "no sources.yaml in the dataset's folder, expected the documents that claims cite").
					Hint = "write one, with an entry for " + short(r.name) + " and every other document"
				missing = false
			}
			continue
		}
		if known[r.code] == nil {
			known[r.code] = in.names()
		}
		d := r.f.diags.Add(r.code, r.at(), "no %s is called %q", r.what, short(r.name))
		switch d.Hint = l.guess.hint(r.code, r.name, known[r.code]); {
		case r.code == diag.UnknownEntity && l.idOf(r.name) != "":
			d.Hint = "write its id: " + l.idOf(r.name)
		case r.code == diag.UnknownRel && d.Hint == "":
			d.Hint = "the relations stand in ontology.yaml"
		}
	}
}

// idOf is the id of the one entity that has a name, a short form or another name that is typed in place of its id; "" when
// there is none, or several.
func (l *loader) idOf(typed string) string {
	if l.byText == nil {
		l.byText = map[string]string{}
		for _, e := range l.entities {
			for _, name := range append([]string{e.Name.FR, e.Name.EN, e.Short}, e.Aliases...) {
				name = fold.Text(name)
				if id, ok := l.byText[name]; ok && id != e.ID {
					l.byText[name] = ""
				} else {
					l.byText[name] = e.ID
				}
			}
		}
	}
	return l.byText[fold.Text(typed)]
}

func (l *loader) indexOf(c diag.Code) index {
	switch c {
	case diag.UnknownType:
		return l.types
	case diag.UnknownRel:
		return l.rels
	case diag.UnknownEffect:
		return l.effects
	case diag.UnknownState:
		return l.states
	case diag.UnknownSource:
		return l.sources
	default:
		return l.ids
	}
}

// checkTypes finds types that inherit from themselves.
func (l *loader) checkTypes() {
	o := &l.data.Ontology
	for _, t := range o.Types {
		line := []string{t.ID}
		for is := t.Is; is != ""; {
			if i := slices.Index(line, is); i >= 0 {
				if i == 0 && t.ID == slices.Min(line) { // say each circle once
					at := l.types[t.ID]
					at.f.diags.Add(diag.TypeCycle, at.at(), "the type %q inherits from itself: %s", t.ID, strings.Join(append(line, is), " is "))
				}
				break
			}
			line = append(line, is)
			p, _ := o.Type(is)
			is = p.Is
		}
	}
}

// checkClaims finds claims whose ends do not exist, do not fit or are the same, and double ids.
func (l *loader) checkClaims() {
	entities := make(map[string]string, len(l.entities)) // id → type
	for _, e := range l.entities {
		entities[e.ID] = e.Type
	}
	fits := l.newFitter()
	var known []string
	for _, c := range l.claims {
		f := c.spots.to.f
		to, ok := entities[c.To]
		switch {
		case !ok && l.noEntities:
		case !ok:
			if known == nil {
				known = l.ids.names()
			}
			d := f.diags.Add(diag.UnknownEntity, c.spots.to.at(), "no entity has the id %q", short(c.To))
			if d.Hint = l.guess.hint(diag.UnknownEntity, c.To, known); l.idOf(c.To) != "" {
				d.Hint = "write its id: " + l.idOf(c.To)
			}
		case c.From == c.To:
			f.diags.Add(diag.SelfClaim, c.spots.to.at(), "%q %s itself", c.From, c.Relation).Hint = "name another entity, or delete the claim"
		case !fits.ok(c.Relation, c.fromType, to):
			d := f.diags.Add(diag.Misfit, c.spots.to.at(), "%s does not lead from %s (%s) to %s (%s), expected %s",
				c.Relation, c.From, c.fromType, c.To, to, fits.expected(c.Relation))
			d.Hint = fits.hint(c.Relation, c.From, c.fromType, c.To, to)
		}
	}
}
