package load

import (
	"fmt"
	"slices"
	"strings"

	"kg/internal/model"
)

// fitter answers whether relations fit types, remembering what it found.
type fitter struct {
	o    *model.Ontology
	memo map[fitKey]bool
}

type fitKey struct{ relation, from, to string }

func (l *loader) newFitter() fitter {
	return fitter{&l.data.Ontology, map[fitKey]bool{}}
}

// ok reports whether a relation may lead from one type to another. What the ontology does not know,
// which is said elsewhere, fits.
func (x fitter) ok(relation, from, to string) bool {
	key := fitKey{relation, from, to}
	fits, known := x.memo[key]
	if !known {
		r, isRelation := x.o.Relation(relation)
		fits = !isRelation || !x.orderly(from) || !x.orderly(to) || x.o.Fits(r, from, to) ||
			slices.ContainsFunc(r.Pairs, func(p model.Pair) bool { return !x.orderly(p.From) || !x.orderly(p.To) })
		x.memo[key] = fits
	}
	return fits
}

// orderly reports whether a type and all its parents exist, without a circle.
func (x fitter) orderly(typ string) bool {
	line := x.o.Lineage(typ)
	if len(line) == 0 {
		return false
	}
	root, ok := x.o.Type(line[len(line)-1])
	return ok && root.Is == ""
}

// expected says what a relation takes: "measure → actor, or system → system".
func (x fitter) expected(relation string) string {
	r, _ := x.o.Relation(relation)
	var froms, parts []string
	tos := map[string][]string{}
	for _, p := range r.Pairs {
		if tos[p.From] == nil {
			froms = append(froms, p.From)
		}
		tos[p.From] = append(tos[p.From], p.To)
	}
	for i, from := range froms {
		if i > 0 && slices.Equal(tos[from], tos[froms[0]]) && len(parts) == 1 {
			parts[0] = from + " or " + parts[0]
			continue
		}
		parts = append(parts, from+" → "+strings.Join(tos[from], " or "))
	}
	return strings.Join(parts, ", or ")
}

// hint looks for what was meant: the claim turned round, or another relation.
func (x fitter) hint(relation, from, fromType, to, toType string) string {
	if x.ok(relation, toType, fromType) {
		return fmt.Sprintf("turn it round: in %s, write %s: %s", to, relation, from)
	}
	var other []string
	for _, r := range x.o.Relations {
		if x.o.Fits(r, fromType, toType) {
			other = append(other, r.ID)
		}
	}
	if len(other) > 0 {
		return fmt.Sprintf("from %s to %s there is %s", fromType, toType, strings.TrimPrefix(oneOf(other), "one of "))
	}
	for _, r := range x.o.Relations {
		if x.o.Fits(r, toType, fromType) {
			other = append(other, r.ID)
		}
	}
	if len(other) > 0 {
		return fmt.Sprintf("from %s to %s there is %s, to be written in %s", toType, fromType, strings.TrimPrefix(oneOf(other), "one of "), to)
	}
	return ""
}
