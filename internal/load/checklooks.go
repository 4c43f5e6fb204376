package load

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"kg/internal/diag"
	"kg/internal/model"
	"kg/internal/picture"
)

// checkLooks finds types, effects and relations without a look, and texts, outlines and lines that cannot be seen.
func (l *loader) checkLooks() {
	style, file := &l.data.Style, l.styles.file
	if file == nil || l.noOntology {
		return
	}
	o, fits := &l.data.Ontology, l.newFitter()
	missing := func(at spot, what, id string) {
		at.f.diags.Add(diag.NoLook, at.at(), "styles.yaml has no look for the %s %q", what, id).Hint = "add a row for it, or for all that have none"
	}
	for _, t := range o.Types {
		if !fits.orderly(t.ID) {
			continue // which is said already
		}
		if !slices.ContainsFunc(style.Types, func(s model.TypeStyle) bool { return o.Is(t.ID, s.Type) }) {
			missing(l.types[t.ID], "type", t.ID)
		}
	}
	for _, e := range o.Effects {
		if !slices.ContainsFunc(style.Relations, func(s model.RelationStyle) bool {
			return len(s.Effects) == 0 && len(s.Relations) == 0 || slices.Contains(s.Effects, e.ID)
		}) {
			missing(l.effects[e.ID], "effect", e.ID)
		}
	}
	for _, r := range o.Relations {
		if r.Effect != "" && l.effects[r.Effect].n != nil {
			continue // its effect's look serves
		}
		if !slices.ContainsFunc(style.Relations, func(s model.RelationStyle) bool {
			return len(s.Effects) == 0 && len(s.Relations) == 0 || slices.Contains(s.Relations, r.ID)
		}) {
			missing(l.rels[r.ID], "relation", r.ID)
		}
	}
	l.checkContrast()
}

// The contrasts that WCAG 2.2 wants: 1.4.3 for text, 1.4.11 for what is drawn.
const (
	textContrast = 4.5
	lineContrast = 3.0
)

// checkContrast finds texts, outlines and lines that are too faint on a light screen. On a dark one their counterparts are moved until
// they can be seen.
func (l *loader) checkContrast() {
	for i, s := range l.data.Style.Types {
		at := l.styles.types[i]
		if c := contrast(s.Text, s.Fill); c < textContrast {
			at.text.f.diags.Add(diag.LowContrast, at.text.at(), "a contrast of %s to 1 between text %s and fill %s, expected at least %v", ratio(c), s.Text, s.Fill, textContrast).
				Hint = "darken one and lighten the other"
		}
		// A dark box has an edge of its own.
		if c := contrast(s.Stroke, picture.LightGround); c < lineContrast && contrast(s.Fill, picture.LightGround) < lineContrast {
			at.stroke.f.diags.Add(diag.FaintLine, at.stroke.at(), "a contrast of %s to 1 between outline %s and the ground %s, expected at least %v", ratio(c), s.Stroke, picture.LightGround, lineContrast).
				Hint = "darken it"
		}
	}
	for i, s := range l.data.Style.Relations {
		at, enough, why := l.styles.lines[i], lineContrast, ""
		if s.Labelled {
			enough, why = textContrast, " of a line with labels, which have its colour"
		}
		if c := contrast(s.Stroke, picture.LightGround); c < enough {
			at.f.diags.Add(diag.FaintLine, at.at(), "a contrast of %s to 1 between line %s and the ground %s, expected at least %v%s", ratio(c), s.Stroke, picture.LightGround, enough, why).
				Hint = "darken it"
		}
	}
}

// ratio is a contrast in words, never above what it is.
func ratio(c float64) string { return strconv.FormatFloat(math.Floor(c*100)/100, 'f', 2, 64) }

// contrast is the contrast ratio of two colours, 1 to 21 (WCAG 2.2, "contrast ratio"); 21 when one is
// no colour, so that it is not complained about twice.
func contrast(a, b string) float64 {
	la, ok := luminance(a)
	lb, ok2 := luminance(b)
	if !ok || !ok2 {
		return 21
	}
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

// luminance is the relative luminance of "#rrggbb", 0 to 1 (WCAG 2.2, "relative luminance").
func luminance(s string) (float64, bool) {
	if len(s) != 7 || s[0] != '#' || strings.Trim(strings.ToLower(s[1:]), "0123456789abcdef") != "" {
		return 0, false
	}
	v, err := strconv.ParseUint(s[1:], 16, 32)
	if err != nil {
		return 0, false
	}
	part := func(c uint64) float64 {
		x := float64(c&0xff) / 255
		if x <= 0.04045 {
			return x / 12.92
		}
		return math.Pow((x+0.055)/1.055, 2.4)
	}
	return 0.2126*part(v>>16) + 0.7152*part(v>>8) + 0.0722*part(v), true
}
