package view

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"kg/internal/model"
	"kg/internal/picture"
	"kg/internal/query"
)

// drawing words and dresses a selection.
type drawing struct {
	words
	data   *model.Dataset
	whole  *query.Engine // what frames are found in: claims of relations that are not drawn too
	lang   model.Lang
	layout picture.Layout
	passed string // what the lines through others pass over, in the plural
}

func (d *drawing) node(id string, focus bool) picture.Node {
	e, _ := d.data.Entity(id)
	t, _ := d.data.Ontology.Type(e.Type)
	label := e.Label(d.lang)
	if d.layout == picture.Tree { // a short name such as "IV.D" says where an entry stands, which a tree shows
		label = e.Name.In(d.lang)
	}
	n := picture.Node{ID: id, Label: capital(label), Kind: t.Name.In(d.lang), Type: e.Type, Date: dateOf(e), Focus: focus}
	if style, ok := d.typeStyle(e.Type); ok {
		n.Look = nodeLook(style)
	}
	return n
}

// capital begins a label with a capital letter, as a box wants it; "e-evidence", the heading "b) …" and a first word that is spelt with
// capitals further on, as "iPhone", "macOS" and "eu-LISA" are, stay. "anti-Mafia" does not: its capital is that of a name in it.
func capital(s string) string {
	first, width := utf8.DecodeRuneInString(s)
	second, _ := utf8.DecodeRuneInString(s[width:])
	if !unicode.IsLower(first) || second == '-' || second == ')' || spelt(s) {
		return s
	}
	return string(unicode.ToUpper(first)) + s[width:]
}

// spelt tells whether the first word of a text has a capital within it: behind a letter, or before another capital.
func spelt(s string) bool {
	word := []rune(s)
	if end := slices.IndexFunc(word, func(r rune) bool { return unicode.IsSpace(r) || r == '\'' || r == '’' }); end >= 0 {
		word = word[:end]
	}
	for i, r := range word {
		if i > 0 && unicode.IsUpper(r) && (unicode.IsLetter(word[i-1]) || i+1 < len(word) && unicode.IsUpper(word[i+1])) {
			return true
		}
	}
	return false
}

// typeStyle is the row of a type, or of the nearest type above it that has one.
func (d *drawing) typeStyle(id string) (model.TypeStyle, bool) {
	for _, t := range d.data.Ontology.Lineage(id) {
		if i := slices.IndexFunc(d.data.Style.Types, func(s model.TypeStyle) bool { return s.Type == t }); i >= 0 {
			return d.data.Style.Types[i], true
		}
	}
	return model.TypeStyle{}, false
}

func nodeLook(s model.TypeStyle) picture.NodeLook {
	return picture.NodeLook{Shape: picture.Shape(s.Shape), Fill: s.Fill, Stroke: s.Stroke, Text: s.Text}
}

func (d *drawing) edge(c model.Claim) picture.Edge {
	r, _ := d.data.Ontology.Relation(c.Relation)
	e := picture.Edge{ID: c.ID, From: c.From, To: c.To, Title: d.statement(c), Hollow: c.Basis == model.Inferred}
	if style, ok := d.relationStyle(r); ok {
		e.Kind, e.Look, e.Reversed = style.ID, lineLook(style), style.Reversed
		if style.Labelled {
			e.Label = r.Name.In(d.lang)
		}
	}
	return e
}

// statement is a claim in words: "Cyberdouane → fait partie de → DNRED (déduit)".
func (d *drawing) statement(c model.Claim) string {
	r, _ := d.data.Ontology.Relation(c.Relation)
	text := d.label(c.From) + " → " + r.Name.In(d.lang) + " → " + d.label(c.To)
	if c.Basis == model.Inferred {
		text += " (" + d.inferred + ")"
	}
	return text
}

func (d *drawing) label(id string) string {
	e, _ := d.data.Entity(id)
	return e.Label(d.lang)
}

// relationStyle is the first row that names a relation or its effect, else the row that names neither.
func (d *drawing) relationStyle(r model.Relation) (model.RelationStyle, bool) {
	rows := d.data.Style.Relations
	for _, fits := range []func(model.RelationStyle) bool{
		func(s model.RelationStyle) bool {
			return slices.Contains(s.Relations, r.ID) || r.Effect != "" && slices.Contains(s.Effects, r.Effect)
		},
		func(s model.RelationStyle) bool { return len(s.Relations)+len(s.Effects) == 0 },
	} {
		if i := slices.IndexFunc(rows, fits); i >= 0 {
			return rows[i], true
		}
	}
	return model.RelationStyle{}, false
}

func lineLook(s model.RelationStyle) picture.LineLook {
	return picture.LineLook{Stroke: s.Stroke, Line: picture.Line(s.Line), Width: s.Width}
}

// sources names the documents that the claims cite, in the order of their ids, and the version of the dataset and the date as of which
// it was taken.
func (d *drawing) sources(claims []model.Claim) string {
	cited := map[string]bool{}
	for _, c := range claims {
		for _, x := range c.Citations {
			cited[x.Source] = true
		}
	}
	var names []string
	for _, s := range d.data.Sources {
		if name := s.Short.In(d.lang); cited[s.ID] && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	var parts []string
	if len(names) > 0 {
		parts = append(parts, d.source+strings.Join(names, d.semicolon))
	}
	if d.data.Version != "" {
		parts = append(parts, fmt.Sprintf(d.version, d.data.Version))
	}
	if d.data.Date != "" {
		parts = append(parts, d.dateWords(d.data.Date))
	}
	return strings.Join(parts, " · ")
}

// maxNamed is how many of what was left out are named; more of them are counted by type.
const maxNamed = 8

// omitted says what was left out: that nodes stand for some of it, which of it is not there at all, or that nodes count it.
func (d *drawing) omitted(s *selection) string {
	if len(s.left) == 0 {
		return ""
	}
	if len(s.below) > 0 {
		return fmt.Sprintf(d.inside, d.counts(s.left))
	}
	var stood, gone []model.Entity
	for _, e := range s.left {
		if s.standFor(e) {
			stood = append(stood, e)
		} else {
			gone = append(gone, e)
		}
	}
	text := d.leftOut(gone)
	if len(stood) > 0 {
		text = sentences(fmt.Sprintf(d.summed, d.counts(stood)), text)
	}
	return text
}

// leftOut names what is not in the picture; "" for nothing.
func (d *drawing) leftOut(gone []model.Entity) string {
	if len(gone) == 0 {
		return ""
	}
	return strings.Replace(fmt.Sprintf(d.left, d.list(gone)), "….", "…", 1) // a name may end so
}

// list names entities, or counts them where they are many.
func (d *drawing) list(all []model.Entity) string {
	if len(all) > maxNamed {
		return d.counts(all)
	}
	var names []string
	for _, e := range all {
		names = append(names, e.Label(d.lang))
	}
	if slices.ContainsFunc(names, func(n string) bool { return strings.Contains(n, ",") }) {
		return strings.Join(names, d.semicolon)
	}
	return strings.Join(names, ", ")
}

// listed names entities, or says how many they are.
func (d *drawing) listed(all []model.Entity) string {
	if len(all) > maxNamed {
		return fmt.Sprintf("%d %s", len(all), d.elements(len(all)))
	}
	return d.list(all)
}

// counts counts entities by type, in the order of the ontology: "7 mesures, 1 juridiction".
func (d *drawing) counts(list []model.Entity) string {
	var parts []string
	for _, t := range d.data.Ontology.Types {
		n := 0
		for _, e := range list {
			if e.Type == t.ID {
				n++
			}
		}
		if n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, counted(t, n).In(d.lang)))
		}
	}
	return strings.Join(parts, ", ")
}

// describe is the picture in a few sentences, for those who cannot see it.
func (d *drawing) describe(p *picture.Picture, focus string) string {
	var shown []model.Entity
	for _, n := range p.Nodes {
		if e, ok := d.data.Entity(n.ID); ok && n.ID != focus {
			shown = append(shown, e)
		}
	}
	about := p.Title
	if focus != "" {
		about = d.label(focus)
	}
	text := fmt.Sprintf(d.description, about, d.counts(shown), d.lines(len(p.Edges)))
	switch {
	case len(shown) == 0:
		text = fmt.Sprintf(d.alone, about)
	case p.Layout == picture.Timeline: // which of its lines have room shows when it is placed
		text = fmt.Sprintf(d.dates, about, d.counts(shown))
	}
	return d.dated(sentences(text, p.Omitted))
}

// dated adds to a description the date as of which the dataset was taken.
func (d *drawing) dated(text string) string {
	if d.data.Date == "" {
		return text
	}
	return sentences(text, capital(d.dateWords(d.data.Date))+".")
}

// dateWords says as of when the dataset was taken: "état au 15 mars 2024", "état en 1990".
func (d *drawing) dateWords(date string) string {
	format := d.asOf
	if len(date) >= len(time.DateOnly) {
		format = d.asOfDay
	}
	return fmt.Sprintf(format, cmp.Or(picture.SpokenDate(date, string(d.lang)), date))
}

// sentences joins what is not empty.
func sentences(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + " " + b
}
