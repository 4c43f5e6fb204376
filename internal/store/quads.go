package store

import (
	"fmt"
	"slices"

	"github.com/cayleygraph/quad"

	"kg/internal/model"
)

// graphQuads lists the quads of the depth "graph".
func graphQuads(d *model.Dataset) []quad.Quad {
	all := make([]quad.Quad, 0, len(d.Claims))
	names := make(map[string]quad.Value, len(d.Entities)+len(d.Ontology.Relations))
	for i := range d.Claims {
		c := &d.Claims[i]
		q := quad.Quad{Subject: iri(names, c.From), Predicate: iri(names, c.Relation), Object: iri(names, c.To)}
		if named(c) {
			q.Label = iri(names, c.ID)
		}
		all = append(all, q)
	}
	return all
}

// writer collects quads about one thing after the other.
type writer struct{ quads []quad.Quad }

// fullQuads lists the quads of the depth "full", none twice.
func fullQuads(d *model.Dataset) []quad.Quad {
	w := &writer{make([]quad.Quad, 0, 8*len(d.Entities)+16*len(d.Claims))}
	w.add(dataset, hashOf, quad.String(Hash(d)))
	relations := map[string]bool{}
	for _, e := range d.Entities {
		w.entity(e)
	}
	for _, c := range d.Claims {
		if !relations[c.Relation] {
			relations[c.Relation] = true
			w.add(dataset, relationOf, quad.IRI(c.Relation))
		}
		w.claim(c)
	}
	for _, s := range d.Sources {
		w.source(s)
	}
	return w.quads
}

func (w *writer) add(about, what quad.IRI, value quad.Value) {
	w.quads = append(w.quads, quad.Quad{Subject: about, Predicate: what, Object: value})
}

// text writes what is not empty.
func (w *writer) text(about, what quad.IRI, text string) {
	if text != "" {
		w.add(about, what, quad.String(text))
	}
}

func (w *writer) texts(about, what quad.IRI, t model.Text) {
	for _, l := range model.Langs() {
		if s := t.In(l); s != "" {
			w.add(about, what, quad.LangString{Value: quad.String(s), Lang: string(l)})
		}
	}
}

func (w *writer) entity(e model.Entity) {
	about := quad.IRI(e.ID)
	w.add(about, typeOf, quad.String(e.Type))
	w.texts(about, nameOf, e.Name)
	w.text(about, shortOf, e.Short)
	w.text(about, numberOf, e.Number)
	w.text(about, dateOf, e.Date)
	w.texts(about, noteOf, e.Note)
	for _, a := range once(e.Aliases) {
		w.text(about, aliasOf, a)
	}
	folded := []string{words(e.Name.FR), words(e.Name.EN)}
	for _, n := range append(slices.Clone(e.Aliases), e.Short) {
		if n != "" {
			folded = append(folded, words(n))
		}
	}
	for _, f := range once(folded) {
		w.add(about, foldedOf, quad.String(f))
	}
	if x := e.Extent; x.Source != "" {
		w.add(about, extentOf, sourceIRI(x.Source))
		w.add(about, extentFrom, quad.Int(x.From))
		w.add(about, extentTo, quad.Int(x.To))
	}
	w.status(about, e.Status)
}

func (w *writer) claim(c model.Claim) {
	about := quad.IRI(c.ID)
	w.quads = append(w.quads, quad.Quad{Subject: quad.IRI(c.From), Predicate: quad.IRI(c.Relation), Object: quad.IRI(c.To), Label: about})
	w.add(about, fromOf, quad.IRI(c.From))
	w.add(about, relationOf, quad.IRI(c.Relation))
	w.add(about, toOf, quad.IRI(c.To))
	w.text(about, basisOf, string(c.Basis))
	w.texts(about, whyOf, c.Why)
	w.text(about, sinceOf, c.Since)
	w.text(about, untilOf, c.Until)
	w.texts(about, noteOf, c.Note)
	w.citations(about, c.Citations)
	w.status(about, c.Status)
}

func (w *writer) status(about quad.IRI, entries []model.Status) {
	var states []string
	for i, s := range entries {
		entry := quad.IRI(fmt.Sprintf("%s#status%d", string(about), i+1))
		w.add(about, entryOf, entry)
		w.text(entry, statusOf, s.State)
		w.text(entry, dateOf, s.Date)
		if s.By != "" {
			w.add(entry, byOf, quad.IRI(s.By))
		}
		w.citations(entry, s.Citations)
		states = append(states, s.State)
	}
	for _, s := range once(states) {
		w.text(about, statusOf, s)
	}
}

func (w *writer) citations(about quad.IRI, list []model.Citation) {
	for i, c := range list {
		citation := quad.IRI(fmt.Sprintf("%s#%d", string(about), i+1))
		w.add(about, citationOf, citation)
		w.add(citation, sourceOf, sourceIRI(c.Source))
		w.text(citation, sectionOf, c.Section)
		w.add(citation, lineOf, quad.Int(c.Line))
		w.text(citation, anchorOf, c.Anchor)
	}
}

func (w *writer) source(s model.Source) {
	about := sourceIRI(s.ID)
	w.texts(about, nameOf, s.Title)
	w.texts(about, shortOf, s.Short)
	w.text(about, publisherOf, s.Publisher)
	w.text(about, dateOf, s.Date)
	w.text(about, urlOf, s.URL)
}

// once is a list sorted and without what stands in it twice.
func once(list []string) []string { return slices.Compact(slices.Sorted(slices.Values(list))) }
