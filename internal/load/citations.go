package load

import (
	"slices"
	"strings"
	"unicode"

	"go.yaml.in/yaml/v3"

	"kg/internal/diag"
	"kg/internal/model"
)

// maxAnchorWords is how many words an anchor may have: enough to find a place, too few to be a quotation.
const maxAnchorWords = 5

// readCitations reads cite of a claim or a status; the citations come sorted, each with its place.
func (l *loader) readCitations(m mapping) ([]model.Citation, []spot) {
	f, cite := m.f, m.get("cite")
	if cite == nil {
		f.diags.Add(diag.NoCitation, f.at(m.head), "%s without a citation", m.what).Hint = "add cite: {source: …, section: …, line: …, anchor: …}"
		return nil, nil
	}
	type cited struct {
		model.Citation
		spot
	}
	var all []cited
	for _, n := range f.list(cite, "citations", true) {
		m, ok := f.mapping(n, "a citation", citationKeys())
		if !ok {
			continue
		}
		source, anchor := m.need("source"), m.need("anchor")
		c := model.Citation{Source: f.str(source, "a source"), Section: f.str(m.get("section"), "a section"),
			Line: f.lineNumber(m.need("line")), Anchor: f.anchor(anchor)}
		l.referSource(c.Source, f, source)
		if i := slices.IndexFunc(all, func(d cited) bool { return d.Citation == c }); i >= 0 && c.Anchor != "" {
			f.diags.Add(diag.Repeated, f.at(n), "the same citation twice").Related = all[i].related("first here")
			continue
		}
		if anchor == nil {
			anchor = n
		}
		all = append(all, cited{c, spot{f, anchor}})
	}
	slices.SortStableFunc(all, func(a, b cited) int { return a.Citation.Compare(b.Citation) })
	var cs []model.Citation
	var spots []spot
	for _, c := range all {
		cs, spots = append(cs, c.Citation), append(spots, c.spot)
	}
	return cs, spots
}

// anchor returns the words by which a citation's place is found; "" for nil.
func (f *file) anchor(n *yaml.Node) string {
	s := f.str(n, "an anchor")
	if s == "" {
		return ""
	}
	switch words := anchorWords(s); {
	case words == 0:
		f.diags.Add(diag.BadAnchor, f.at(n), "the anchor %q holds no word, expected one to %d", short(s), maxAnchorWords)
	case words > maxAnchorWords:
		f.diags.Add(diag.BadAnchor, f.at(n), "an anchor of %d words, expected at most %d", words, maxAnchorWords).
			Hint = "keep the words that find the place"
	}
	return s
}

// anchorWords counts the words of an anchor: what stands between white space and holds a letter or a digit.
func anchorWords(s string) int {
	n := 0
	for _, w := range strings.Fields(s) {
		if strings.ContainsFunc(w, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
			n++
		}
	}
	return n
}

func (l *loader) readStatus(f *file, n *yaml.Node) ([]model.Status, [][]spot) {
	var states []model.Status
	var spots [][]spot
	for _, item := range f.list(n, "entries of what happened", true) {
		m, ok := f.mapping(item, "a status", statusKeys())
		if !ok {
			continue
		}
		state := m.need("state")
		if state != nil {
			m.head = state
		}
		s := model.Status{State: f.str(state, "a state"), Date: f.date(m.need("date"))}
		var at []spot
		s.Citations, at = l.readCitations(m)
		states, spots = append(states, s), append(spots, at)
	}
	return states, spots
}
