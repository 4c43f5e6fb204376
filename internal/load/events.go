package load

import (
	"go.yaml.in/yaml/v3"

	"kg/internal/diag"
	"kg/internal/model"
)

// readStatus reads what happened to an entity or to what a claim states, each entry with the places of
// its citations.
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
		by := m.get("by")
		s := model.Status{State: f.str(state, "a state"), Date: f.date(m.get("date")), By: f.str(by, "the id of an entity")}
		if !l.noOntology {
			l.refer(diag.UnknownState, "state", s.State, f, state)
		}
		l.refer(diag.UnknownEntity, "entity", s.By, f, by)
		var at []spot
		s.Citations, at = l.readCitations(m)
		states, spots = append(states, s), append(spots, at)
	}
	return states, spots
}

// decimal is a number as figures are written: digits, and a point before decimals.
var decimal = lazily(`^-?[0-9]+(\.[0-9]+)?$`)

// readFigures reads the numbers that a source gives of an entity, with the places of their citations.
func (l *loader) readFigures(f *file, n *yaml.Node) ([]model.Figure, [][]spot) {
	var figures []model.Figure
	var spots [][]spot
	for _, item := range f.list(n, "figures", true) {
		m, ok := f.mapping(item, "a figure", figureKeys())
		if !ok {
			continue
		}
		value := m.need("value")
		if value != nil {
			m.head = value
		}
		g := model.Figure{
			Value: f.decimal(value), To: f.decimal(m.get("to")),
			Unit: f.text(m.need("unit"), "a unit"), Counts: f.text(m.need("counts"), "what is counted"),
			Excludes: f.text(m.get("excludes"), "what is not counted"), Date: f.date(m.get("date")),
		}
		var at []spot
		g.Citations, at = l.readCitations(m)
		figures, spots = append(figures, g), append(spots, at)
	}
	return figures, spots
}

// decimal returns a number as it is written; "" for nil and, with a diagnostic, for anything else.
func (f *file) decimal(n *yaml.Node) string {
	s := f.str(n, "a number")
	if s != "" && !decimal().MatchString(s) {
		f.diags.Add(diag.BadNumber, f.at(n), "%q is no number, expected digits, with a point before decimals", short(s)).
			Hint = "leave out spaces and units: 8813"
		return ""
	}
	return s
}
