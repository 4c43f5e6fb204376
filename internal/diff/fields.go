package diff

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"kg/internal/model"
)

// field is one thing that an entry says. Several fields may have one name: aliases, citations.
type field struct {
	name, value string
	// keys tell whether two fields of one name are one that changed: those of the first key in common are.
	keys []string
}

// changed compares what an entry said with what it says: what is in both is left out, what has a key in common is paired, and the
// rest is gone or new. Fields keep the order of the entry, those that are gone first among their name.
func changed(before, after []field) []Field {
	gone := slices.Clone(before)
	var fresh []field
	for _, f := range after {
		if i := slices.IndexFunc(gone, func(g field) bool { return g.name == f.name && g.value == f.value }); i >= 0 {
			gone = slices.Delete(gone, i, i+1)
		} else {
			fresh = append(fresh, f)
		}
	}
	paired := map[int]string{} // fresh field → what it was
	for level := range 4 {
		for i, f := range fresh {
			if _, done := paired[i]; done || level >= len(f.keys) {
				continue
			}
			if j := slices.IndexFunc(gone, func(g field) bool { return g.name == f.name && level < len(g.keys) && g.keys[level] == f.keys[level] }); j >= 0 {
				paired[i] = gone[j].value
				gone = slices.Delete(gone, j, j+1)
			}
		}
	}
	var out []Field
	for i, f := range fresh {
		out = append(out, Field{f.name, paired[i], f.value})
	}
	for _, g := range gone {
		out = append(out, Field{g.name, g.value, ""})
	}
	at := func(f Field) int {
		is := func(x field) bool { return x.name == f.Name }
		if i := slices.IndexFunc(after, is); i >= 0 {
			return i
		}
		return slices.IndexFunc(before, is)
	}
	slices.SortStableFunc(out, func(a, b Field) int { return at(a) - at(b) })
	return out
}

// entry collects fields; what is "" is left out.
type entry struct{ fields []field }

// one adds a field of which there is one.
func (e *entry) one(name, value string) {
	if value != "" {
		e.fields = append(e.fields, field{name, value, []string{""}})
	}
}

func (e *entry) text(name string, t model.Text) {
	e.one(name+" fr", t.FR)
	e.one(name+" en", t.EN)
}

func (e *entry) flag(name string, set bool) {
	if set {
		e.one(name, "true")
	}
}

// some adds a field of which there may be several.
func (e *entry) some(name, value string, keys ...string) {
	e.fields = append(e.fields, field{name, value, keys})
}

func (e *entry) list(name string, values []string) {
	for _, v := range values {
		e.some(name, v)
	}
}

func (e *entry) citations(list []model.Citation) {
	for _, c := range list {
		e.some("citation", cited(c), c.Source+"\n"+c.Anchor, fmt.Sprintf("%s\n%d", c.Source, c.Line))
	}
}

// cited is a citation in words: senat-iv-d IV.D.2, line 78, "la Cnil examine".
func cited(c model.Citation) string {
	at := c.Source
	if c.Section != "" {
		at += " " + c.Section
	}
	return fmt.Sprintf("%s, line %d, %q", at, c.Line, c.Anchor)
}

func allCited(list []model.Citation) string {
	var all []string
	for _, c := range list {
		all = append(all, cited(c))
	}
	return "[" + strings.Join(all, "; ") + "]"
}

func (e *entry) identifiers(list []model.Identifier) {
	for _, i := range list {
		e.some("identifier", i.Scheme+": "+i.Value, i.Scheme)
	}
}

func (e *entry) status(list []model.Status) {
	for _, s := range list {
		words := s.State
		if s.Date != "" {
			words += " " + s.Date
		}
		if s.By != "" {
			words += " by " + s.By
		}
		e.some("status", words+" "+allCited(s.Citations), s.State+"\n"+s.Date+"\n"+s.By, s.State+"\n"+s.Date, s.State, allCited(s.Citations))
	}
}

func entityTitle(e model.Entity) model.Text {
	return model.Text{FR: e.Label(model.French), EN: e.Label(model.English)}
}

func entityFields(x model.Entity) []field {
	e := &entry{}
	e.one("type", x.Type)
	e.one("number", x.Number)
	e.text("name", x.Name)
	e.one("short", x.Short)
	e.list("alias", x.Aliases)
	e.one("date", x.Date)
	e.text("note", x.Note)
	if x.Extent != (model.Extent{}) {
		e.one("extent", fmt.Sprintf("%s, lines %d to %d", x.Extent.Source, x.Extent.From, x.Extent.To))
	}
	e.identifiers(x.Identifiers)
	for _, f := range x.Figures {
		e.some("figure", figured(f), both(f.Unit)+"\n"+both(f.Counts)+"\n"+f.Date, both(f.Unit)+"\n"+both(f.Counts), both(f.Unit)+"\n"+f.Value)
	}
	e.status(x.Status)
	return e.fields
}

// figured is a figure in words: 308 enquêteurs / investigators (…), 2024 [citations].
func figured(f model.Figure) string {
	words := f.Value
	if f.To != "" {
		words += " to " + f.To
	}
	words += " " + both(f.Unit) + " (" + both(f.Counts)
	if !f.Excludes.IsZero() {
		words += "; not counted: " + both(f.Excludes)
	}
	words += ")"
	if f.Date != "" {
		words += ", " + f.Date
	}
	return words + " " + allCited(f.Citations)
}

func both(t model.Text) string { return t.FR + " / " + t.EN }

func claimFields(c model.Claim) []field {
	e := &entry{}
	e.one("id", ownID(c))
	e.one("from", c.From)
	e.one("relation", c.Relation)
	e.one("to", c.To)
	e.one("basis", string(c.Basis))
	e.text("why", c.Why)
	e.one("since", c.Since)
	e.one("until", c.Until)
	e.text("note", c.Note)
	e.citations(c.Citations)
	e.status(c.Status)
	return e.fields
}

func sourceFields(s model.Source) []field {
	e := &entry{}
	e.one("file", s.File)
	e.one("sha256", s.SHA256)
	e.text("title", s.Title)
	e.text("short", s.Short)
	e.one("publisher", s.Publisher)
	e.one("date", s.Date)
	e.one("lang", string(s.Lang))
	e.one("licence", s.Licence)
	e.one("url", s.URL)
	e.identifiers(s.Identifiers)
	for _, x := range s.Uncited {
		e.some("uncited", fmt.Sprintf("line %d (%s)", x.Line, both(x.Why)), strconv.Itoa(x.Line))
	}
	return e.fields
}

func viewFields(v model.View) []field {
	e := &entry{}
	e.text("title", v.Title)
	e.text("caption", v.Caption)
	e.one("focus", v.Focus)
	var ways []string
	for _, w := range v.Ways {
		ways = append(ways, fmt.Sprintf("%s (%s)", w.Expr, w.Size))
	}
	e.one("ways", joined(ways))
	e.recipe(v)
	return e.fields
}

func joined(list []string) string { return strings.Join(list, "; ") }

func decimal(f float64) string {
	if f == 0 {
		return ""
	}
	return strconv.FormatFloat(f, 'f', -1, 64)
}
