package view

import (
	"cmp"
	"fmt"
	"slices"

	"kg/internal/model"
	"kg/internal/picture"
)

// Mark is what happened to an entity or a claim; "" is nothing.
type Mark string

// The marks.
const (
	MarkAdded   Mark = "added"
	MarkRemoved Mark = "removed"
	MarkChanged Mark = "changed"
)

// Changes are what DrawChanges draws: what was and what is in one dataset, with the marks of its parts by their ids.
type Changes struct {
	Data             *model.Dataset
	Entities, Claims func(id string) Mark
	Title, Caption   string
}

// DrawChanges draws what changed: the marked entities and claims with the ends of these, and between them what stayed. All is in one
// picture, so each thing has one place, whether it was, is, or both. Of more than o.Max entities those are shown that most
// marked claims tie together, and the picture says how much is left out. It is nil when nothing is marked.
func DrawChanges(c Changes, o Options) *picture.Picture {
	d := &drawing{data: c.Data, lang: o.Lang, words: wordsIn(o.Lang)}
	w := changeWordsIn(o.Lang)
	s, left := c.choose(o.Max)
	if len(s.nodes) == 0 {
		return nil
	}
	p := &picture.Picture{ID: "diff", Lang: string(o.Lang), Title: c.Title, Caption: c.Caption, Words: picture.Words{Legend: d.legend, To: d.to}}
	for _, id := range s.nodes {
		n, m := d.node(id, false), c.Entities(id)
		n.Look = m.nodeLook(n.Look.Shape)
		n.Label = m.sign() + n.Label
		n.Kind = join(n.Kind, w.marks[m])
		p.Nodes = append(p.Nodes, n)
	}
	for _, k := range s.claims {
		e, m := d.edge(k), c.Claims(k.ID)
		r, _ := d.data.Ontology.Relation(k.Relation)
		e.Look, e.Label, e.Title = m.lineLook(), "", m.sign()+e.Title
		if m != "" {
			e.Label = m.sign() + r.Name.In(o.Lang)
			e.Title = join(e.Title, w.marks[m])
		}
		p.Edges = append(p.Edges, e)
	}
	p.Legend = c.legend(d, s, w)
	if left.entities+left.claims > 0 {
		p.Omitted = fmt.Sprintf(w.left, left.entities, left.claims)
	}
	p.Source = d.sources(s.claims)
	p.Desc = fmt.Sprintf(w.description, len(s.nodes), len(s.claims))
	if p.Omitted != "" {
		p.Desc += " " + p.Omitted
	}
	return p
}

func join(a, b string) string {
	if b == "" {
		return a
	}
	return a + ", " + b
}

// leftOut counts what is marked and not shown.
type leftOut struct{ entities, claims int }

// choose takes the marked entities and the ends of marked claims while there is room: always the one that most marked claims
// tie to those already taken, and where none is tied to them the one with most marked claims, then by id.
func (c Changes) choose(most int) (*selection, leftOut) {
	ties := map[string][]string{} // entity → other end of each marked claim
	wanted := map[string]bool{}
	for _, k := range c.Data.Claims {
		if c.Claims(k.ID) != "" {
			ties[k.From], ties[k.To] = append(ties[k.From], k.To), append(ties[k.To], k.From)
			wanted[k.From], wanted[k.To] = true, true
		}
	}
	var waiting []string
	for _, e := range c.Data.Entities {
		if wanted[e.ID] || c.Entities(e.ID) != "" {
			waiting = append(waiting, e.ID)
		}
	}
	s := &selection{has: map[string]bool{}}
	near := map[string]int{} // how many marked claims tie it to what is taken
	for len(waiting) > 0 && len(s.nodes) < most {
		best := slices.MinFunc(waiting, func(a, b string) int {
			return cmp.Or(cmp.Compare(near[b], near[a]), cmp.Compare(len(ties[b]), len(ties[a])), cmp.Compare(a, b))
		})
		s.take(best)
		for _, other := range ties[best] {
			near[other]++
		}
		waiting = slices.DeleteFunc(waiting, func(id string) bool { return id == best })
	}
	var left leftOut
	for _, id := range waiting {
		if c.Entities(id) != "" {
			left.entities++
		}
	}
	for _, k := range c.Data.Claims {
		switch {
		case s.has[k.From] && s.has[k.To]:
			s.claims = append(s.claims, k)
		case c.Claims(k.ID) != "":
			left.claims++
		}
	}
	return s, left
}

// legend explains the marks that occur.
func (c Changes) legend(d *drawing, s *selection, w changeWords) []picture.LegendEntry {
	var legend []picture.LegendEntry
	marks := []Mark{MarkAdded, MarkRemoved, MarkChanged, ""}
	for _, m := range marks {
		if slices.ContainsFunc(s.nodes, func(id string) bool { return c.Entities(id) == m }) {
			look := m.nodeLook(picture.Box)
			legend = append(legend, picture.LegendEntry{Label: m.sign() + w.legend[m], Node: &look})
		}
	}
	for _, m := range marks {
		if slices.ContainsFunc(s.claims, func(k model.Claim) bool { return c.Claims(k.ID) == m }) {
			look := m.lineLook()
			legend = append(legend, picture.LegendEntry{Label: m.sign() + w.legend[m], Line: &look})
		}
	}
	if slices.ContainsFunc(s.claims, func(k model.Claim) bool { return k.Basis == model.Inferred }) {
		look := Mark("").lineLook()
		legend = append(legend, picture.LegendEntry{Label: d.hollow, Line: &look, Hollow: true})
	}
	return legend
}

// sign stands before a label, so that marks are told apart without colour.
func (m Mark) sign() string {
	switch m {
	case MarkAdded:
		return "+ "
	case MarkRemoved:
		return "− "
	case MarkChanged:
		return "~ "
	}
	return ""
}

func (m Mark) nodeLook(shape picture.Shape) picture.NodeLook {
	return picture.OwnNodeLook(m.look(), shape)
}

func (m Mark) lineLook() picture.LineLook { return picture.OwnLineLook(m.look()) }

// look is what the looks of a mark are called.
func (m Mark) look() string { return cmp.Or(string(m), "unchanged") }

// changeWords are the words of a picture of changes.
type changeWords struct {
	marks, legend     map[Mark]string
	left, description string
}

func changeWordsIn(l model.Lang) changeWords {
	if l == model.English {
		return changeWords{
			marks:  map[Mark]string{MarkAdded: "added", MarkRemoved: "removed", MarkChanged: "changed"},
			legend: map[Mark]string{MarkAdded: "added", MarkRemoved: "removed", MarkChanged: "changed", "": "unchanged"},
			left:   "Not shown: %d more entities and %d more lines that changed.", description: "%d entities, joined by %d lines.",
		}
	}
	return changeWords{
		marks:  map[Mark]string{MarkAdded: "ajouté", MarkRemoved: "supprimé", MarkChanged: "modifié"},
		legend: map[Mark]string{MarkAdded: "ajouté", MarkRemoved: "supprimé", MarkChanged: "modifié", "": "inchangé"},
		left:   "Non montrés : %d autres éléments et %d autres traits qui ont changé.", description: "%d éléments, reliés par %d traits.",
	}
}
