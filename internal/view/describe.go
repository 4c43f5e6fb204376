package view

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"kg/internal/model"
	"kg/internal/picture"
)

// Description says in words everything that a picture shows, for those who cannot see it. It is made from the picture, so it
// tells every node and edge, in reading order: what stands in a frame together, else what is of a kind.
type Description struct {
	View     string    `json:"view"`
	Lang     string    `json:"lang"`
	Title    string    `json:"title"`
	Caption  string    `json:"caption,omitempty"`
	Summary  string    `json:"summary"`
	Sections []Section `json:"sections"`
	Rows     []Row     `json:"rows"`
	Source   string    `json:"source,omitempty"`

	words words
}

// Section is some nodes under a heading.
type Section struct {
	Heading string `json:"heading"`
	Items   []Item `json:"items"`
}

// Item is a node, with what leads from it.
type Item struct {
	ID    string `json:"id"`
	Label string `json:"label"`
	Kind  string `json:"kind,omitempty"`
	Date  string `json:"date,omitempty"`
	Focus bool   `json:"focus,omitempty"`
	Lines []Row  `json:"-"`
}

// Row is an edge, or a cell of a table that counts.
type Row struct {
	From     string   `json:"from"`
	Relation string   `json:"relation"`
	To       string   `json:"to"`
	Basis    string   `json:"basis,omitempty"` // "" for a line that stands for several claims, none of them inferred
	Sources  []string `json:"sources,omitempty"`
}

// Describe makes the description of a picture of a dataset.
func Describe(d *model.Dataset, p *picture.Picture) Description {
	lang := model.Lang(p.Lang)
	w := &drawing{data: d, lang: lang, words: wordsIn(lang)}
	out := Description{View: p.ID, Lang: p.Lang, Title: p.Title, Caption: p.Caption, Summary: p.Desc, Source: p.Source, words: w.words}
	labels, lines := map[string]string{}, map[string][]Row{}
	for _, n := range p.Nodes {
		labels[n.ID] = n.Label
	}
	for _, e := range p.Edges {
		r := w.row(e, labels)
		lines[e.From] = append(lines[e.From], r)
	}
	if p.Layout == picture.Grid {
		w.cells(p, lines)
	}
	frames := map[string]string{}
	for _, g := range p.Groups {
		frames[g.ID] = g.Label
	}
	at := map[string]int{}
	for _, n := range p.Nodes {
		if p.Layout == picture.Grid && !n.Head {
			continue // said as a row
		}
		if _, twice := labels[n.Entity]; n.Entity != "" && twice {
			continue // said once, by the row that it heads too
		}
		heading := w.heading(n, frames)
		i, ok := at[heading]
		if !ok {
			i, at[heading] = len(out.Sections), len(out.Sections)
			out.Sections = append(out.Sections, Section{Heading: heading})
		}
		item := Item{ID: n.EntityID(), Label: n.Label, Focus: n.Focus, Lines: lines[n.ID]}
		if frames[n.Group] != "" {
			item.Kind = n.Kind
		}
		if p.Layout == picture.Timeline {
			item.Date = n.Date
		}
		out.Sections[i].Items = append(out.Sections[i].Items, item)
	}
	for _, s := range out.Sections {
		for _, item := range s.Items {
			out.Rows = append(out.Rows, item.Lines...)
		}
	}
	return out
}

// heading is what a node stands under: its frame, else its type's plural.
func (d *drawing) heading(n picture.Node, frames map[string]string) string {
	if h := frames[n.Group]; h != "" {
		return h
	}
	if t, ok := d.data.Ontology.Type(n.Type); ok {
		return capital(counted(t, 2).In(d.lang))
	}
	return capital(n.Kind)
}

// row says an edge. Its relation is the claim's, else what stands on the line, else what its look means.
func (d *drawing) row(e picture.Edge, labels map[string]string) Row {
	r := Row{From: labels[e.From], To: labels[e.To], Relation: e.Label}
	if c, ok := d.data.Claim(e.ID); ok {
		relation, _ := d.data.Ontology.Relation(c.Relation)
		r.Relation, r.Basis = relation.Name.In(d.lang), string(c.Basis)
		r.Sources = d.cited(c.ID)
		return r
	}
	r.Sources = d.cited(e.Claims...)
	if e.Hollow {
		r.Basis = string(model.Inferred)
	}
	if e.Statement != [3]string{} {
		r.From, r.Relation, r.To = e.Statement[0], e.Statement[1], e.Statement[2]
		return r
	}
	if r.Relation == "" {
		r.Relation = d.links
		if i := slices.IndexFunc(d.data.Style.Relations, func(s model.RelationStyle) bool { return s.ID == e.Kind }); i >= 0 {
			r.Relation = d.data.Style.Relations[i].Name.In(d.lang)
		}
	}
	return r
}

// cited lists where the sources say some claims, each place once.
func (d *drawing) cited(claims ...string) (places []string) {
	for _, id := range claims {
		c, _ := d.data.Claim(id)
		for _, x := range c.Citations {
			if at := d.citation(x); !slices.Contains(places, at) {
				places = append(places, at)
			}
		}
	}
	return places
}

// citation is where a source says it: "Sénat, rapport n° 588, IV.D, l. 52".
func (d *drawing) citation(c model.Citation) string {
	s, _ := d.data.Source(c.Source)
	parts := []string{s.Short.In(d.lang)}
	if c.Section != "" {
		parts = append(parts, c.Section)
	}
	return strings.Join(append(parts, fmt.Sprintf("l. %d", c.Line)), ", ")
}

// cells says each cell of a table above 0.
func (d *drawing) cells(p *picture.Picture, lines map[string][]Row) {
	rows, columns := map[int]picture.Node{}, map[int]picture.Node{}
	for _, n := range p.Nodes {
		switch {
		case n.Head && n.Col == 0:
			rows[n.Row] = n
		case n.Head:
			columns[n.Col] = n
		}
	}
	for _, n := range p.Nodes {
		if count, err := strconv.Atoi(n.Label); !n.Head && err == nil && count > 0 {
			row := rows[n.Row]
			lines[row.ID] = append(lines[row.ID], Row{
				From: row.Label, Relation: d.steps(count, count), To: columns[n.Col].Label, Sources: d.cited(n.Claims...),
			})
		}
	}
}
