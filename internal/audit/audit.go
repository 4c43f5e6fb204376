// Package audit compares a good dataset with what it was made from and with what it should hold: texts that
// repeat a source, paragraphs that nothing cites, gaps over their limit.
//
// What is wrong comes as diagnostics at the place to mend, what was measured as data with writers. It does not
// check citations (package load does when it reads the texts) and knows no flags.
//
//	texts, diags := l.Texts(dir)
//	diags = append(diags, audit.Copies(l, texts)...)
//	coverage := audit.Measure(l.Dataset, texts)
//	diags = append(diags, audit.StaleExcuses(l, texts)...)
//	diags = append(diags, audit.Strict(l, coverage, gaps)...)
package audit

import (
	"fmt"
	"strings"

	"kg/internal/diag"
	"kg/internal/load"
	"kg/internal/query"
)

// Strict says what only a finished dataset has: enough of each source cited, the rest excused, and no gap over
// its limit. The list is sorted.
func Strict(l *load.Loaded, coverage []Coverage, gaps []query.Gap) diag.List {
	var diags diag.List
	for _, c := range coverage {
		at := l.SourceAt(c.Source)
		if c.Long > 0 && c.Percent() < Enough {
			diags.Add(diag.LowCoverage, at, "%s %% of the %d paragraphs of more than %d words of %s are cited, expected at least %d",
				c.percent(), c.Long, LongParagraph, c.Source, Enough).Hint = "kg check --coverage lists the others"
		}
		if open := c.open(); len(open) > 0 {
			diags.Add(diag.Uncited, at, "%s of %s neither cited nor excused: %s", paragraphs(len(open)), c.Source, lineList(open)).
				Hint = "cite what they say, or list the lines under uncited with the reason"
		}
	}
	for _, g := range gaps {
		if g.Exceeded() {
			d := diags.Add(diag.TooManyGaps, l.LimitAt(g.ID), "%s", excess(g))
			if d.Hint = "kg gaps " + g.ID + " lists them"; g.Share() {
				d.Hint = "find where sources state what is inferred, or raise the limit"
			}
		}
	}
	diags.Sort()
	return diags
}

func paragraphs(n int) string {
	if n == 1 {
		return "1 paragraph"
	}
	return fmt.Sprintf("%d paragraphs", n)
}

// lineList is "line 3", or "lines 3, 7, 9", and for many "lines 3, 7, 9 …".
func lineList(lines []int) string {
	const most = 12
	var s []string
	for _, n := range lines[:min(len(lines), most)] {
		s = append(s, fmt.Sprint(n))
	}
	word, end := "lines ", ""
	if len(lines) == 1 {
		word = "line "
	}
	if len(lines) > most {
		end = " …"
	}
	return word + strings.Join(s, ", ") + end
}

// excess says that there are more gaps than allowed.
func excess(g query.Gap) string {
	if g.Share() {
		return fmt.Sprintf("%d of %d claims are inferred, expected at most %d of a hundred", g.Count(), g.Of, g.Max.N)
	}
	return fmt.Sprintf("%s: %d of %d, expected at most %d", g.Name.EN, g.Count(), g.Of, g.Max.N)
}
