package load

import (
	"errors"
	"slices"
	"strings"

	"kg/internal/diag"
	"kg/internal/expr"
)

// rawExpr is a path expression with its place: of a tier, or of a view's way.
type rawExpr struct {
	src           string
	derived, tier string // "" for a way
	spot                 // of the text
	key           spot   // of the tier's id
	parsed        expr.Expr
	shift         int // where it starts in src, in bytes: that of a set holds names and signs before it
}

// checkExprs finds expressions that cannot be read, name what is not there, or need themselves.
func (l *loader) checkExprs() {
	for i := range l.exprs {
		x := &l.exprs[i]
		if x.src == "" || x.n == nil {
			continue
		}
		parsed, err := expr.Parse(x.src)
		if err != nil {
			l.exprError(x, err)
			continue
		}
		x.parsed = parsed
		if !l.noOntology {
			l.checkNames(x)
		}
	}
	l.checkSets()
	l.checkTierCycles()
	l.checkEffects()
}

// inText is the range of n bytes of an expression in its file.
func (x *rawExpr) inText(offset, n int) diag.Range {
	// The text is the value without outer white space.
	lead := max(0, strings.Index(x.n.Value, x.src))
	return diag.Span(x.f.inValue(x.n, lead+x.shift+offset), n)
}

func (l *loader) exprError(x *rawExpr, err error) {
	var e *expr.Error
	if errors.As(err, &e) {
		x.f.diags.Add(diag.BadExpr, x.inText(e.Offset, 1), "%s, expected %s", e.Msg, e.Want)
		return
	}
	x.f.diags.Add(diag.BadExpr, x.at(), "%v", err)
}

// checkNames looks up every name and filter of an expression.
func (l *loader) checkNames(x *rawExpr) {
	for _, s := range expr.Names(x.parsed) {
		if !l.isName(x.derived, s.Name) {
			x.f.diags.Add(diag.UnknownName, x.inText(s.Offset, len(s.Name)), "no relation is called %q", s.Name).
				Hint = didYouMean(s.Name, l.exprNames(x.derived))
		}
	}
	expr.Walk(x.parsed, func(e expr.Expr) {
		f, ok := e.(*expr.Filter)
		if !ok {
			return
		}
		unknown := func(what, name string, expected []string) {
			d := x.f.diags.Add(diag.UnknownName, x.inText(f.Offset, len(f.Key)+1+len(f.Value)), "no %s is called %q, expected %s", what, name, oneOf(expected))
			d.Hint = didYouMean(name, expected)
		}
		switch f.Key {
		case "type":
			if _, ok := l.types[f.Value]; !ok {
				unknown("type", f.Value, l.types.names())
			}
		case "status":
			if _, ok := l.states[f.Value]; !ok {
				unknown("state", f.Value, l.states.names())
			}
		case "id", "name": // may be any text
		case "cited":
			if where := []string{"inside", "outside"}; !slices.Contains(where, f.Value) {
				unknown("place of a citation", f.Value, where)
			}
		default:
			unknown("filter", f.Key, []string{"type", "status", "id", "name", "cited"})
		}
	})
}

// isName reports whether a name in an expression of a derived relation ("" for a view) exists.
func (l *loader) isName(derived, name string) bool {
	return slices.Contains(l.exprNames(derived), name)
}

// exprNames lists what an expression may name: relations, derived relations, their tiers as
// "affects.direct", and within a derived relation its own tiers without its name.
func (l *loader) exprNames(derived string) []string {
	var out []string
	for _, r := range l.data.Ontology.Relations {
		out = append(out, r.ID)
	}
	for _, d := range l.data.Ontology.Derived {
		out = append(out, d.ID)
		for _, t := range d.Tiers {
			out = append(out, d.ID+"."+t.ID)
			if d.ID == derived {
				out = append(out, t.ID)
			}
		}
	}
	return out
}

// checkTierCycles finds tiers that lead back to themselves, directly or through others.
func (l *loader) checkTierCycles() {
	needs := map[string][]string{} // "affects.extended" → the tiers it names
	for _, x := range l.exprs {
		if x.parsed == nil || x.derived == "" {
			continue
		}
		tier := x.derived + "." + x.tier
		for _, s := range expr.Names(x.parsed) {
			needs[tier] = append(needs[tier], l.tiersOf(x.derived, s.Name)...)
		}
	}
	for _, x := range l.exprs {
		if x.derived == "" {
			continue
		}
		tier := x.derived + "." + x.tier
		if way := wayBack(needs, tier); way != nil && tier == slices.Min(way) { // say each circle once
			x.f.diags.Add(diag.TierCycle, x.key.at(), "the tier %q needs itself: %s", x.tier, strings.Join(append(way, tier), " needs ")).
				Hint = "name only tiers that do not use this one"
		}
	}
}

// tiersOf lists the tiers that a name in an expression stands for.
func (l *loader) tiersOf(derived, name string) []string {
	var out []string
	for _, d := range l.data.Ontology.Derived {
		for _, t := range d.Tiers {
			full := d.ID + "." + t.ID
			if name == full || name == d.ID || d.ID == derived && name == t.ID {
				out = append(out, full)
			}
		}
	}
	return out
}

// wayBack returns the shortest way from a node back to it, without its end; nil when there is none.
func wayBack(needs map[string][]string, start string) []string {
	via := map[string]string{}
	queue := []string{start}
	for len(queue) > 0 {
		at := queue[0]
		queue = queue[1:]
		for _, next := range needs[at] {
			if next == start {
				way := []string{at}
				for at != start {
					at = via[at]
					way = append(way, at)
				}
				slices.Reverse(way)
				return way
			}
			if _, seen := via[next]; !seen {
				via[next] = at
				queue = append(queue, next)
			}
		}
	}
	return nil
}

// checkEffects warns of relations that touch a body but are seen by no tier of any derived relation.
func (l *loader) checkEffects() {
	if len(l.data.Ontology.Derived) == 0 {
		return
	}
	named := map[string]bool{}
	for _, x := range l.exprs {
		if x.derived == "" {
			continue
		}
		if x.parsed == nil {
			return // a tier that cannot be read may list anything
		}
		for _, s := range expr.Names(x.parsed) {
			named[s.Name] = true
		}
	}
	for _, r := range l.data.Ontology.Relations {
		if at := l.rels[r.ID]; r.Effect != "" && !named[r.ID] {
			at.f.diags.Add(diag.UnusedEffect, at.at(), "the relation %q has the effect %q but stands in no tier", r.ID, r.Effect).
				Hint = "list it in a tier, or take its effect away"
		}
	}
}
