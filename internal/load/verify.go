package load

import (
	"fmt"
	"strings"
	"unicode"

	"kg/internal/diag"
	"kg/internal/fold"
	"kg/internal/model"
)

// Verify compares every citation and extent of a dataset with the sources' texts: each anchor must
// stand at its line, as whole words in their order, with spaces, quotation marks, apostrophes, dashes
// and footnote calls levelled. What cites a source without a text is passed over. It warns of lines that
// are cited under two sections, too. The list is sorted.
// Cost: linear in the claims, and in the text for each anchor that is not at its line.
func Verify(l *Loaded, t *Texts) diag.List {
	v := verifier{t: t}
	for _, e := range l.Dataset.Entities {
		if x := e.Extent; x.Source != "" {
			v.within(x.Source, x.To, "the extent", l.ExtentAt(e.ID))
		}
	}
	under := headings{}
	l.eachCitation(func(c model.Citation, at spot) {
		if v.citation(c, at) {
			under.add(c, at)
		}
	})
	v.diags = append(v.diags, under.check()...)
	v.diags.Sort()
	return v.diags
}

// eachCitation visits the citations of figures, statuses and claims, with their anchors' places.
func (l *Loaded) eachCitation(visit func(model.Citation, spot)) {
	for _, e := range l.Dataset.Entities {
		spots := l.entities[e.ID]
		for f, figure := range e.Figures {
			for i, cite := range figure.Citations {
				visit(cite, nth(nth(spots.figures, f), i))
			}
		}
		for s, status := range e.Status {
			for i, cite := range status.Citations {
				visit(cite, nth(nth(spots.status, s), i))
			}
		}
	}
	for _, c := range l.Dataset.Claims {
		spots := l.spots(c.ID)
		for i, cite := range c.Citations {
			visit(cite, nth(spots.citations, i))
		}
		for s, status := range c.Status {
			for i, cite := range status.Citations {
				visit(cite, nth(nth(spots.status, s), i))
			}
		}
	}
}

type verifier struct {
	t     *Texts
	diags diag.List
}

// within says when a line lies beyond the end of a text, and reports whether it does not.
func (v *verifier) within(source string, line int, what string, at diag.Range) bool {
	n := len(v.t.lines[source])
	if n == 0 || line <= n {
		return true
	}
	v.diags.Add(diag.BeyondText, at, "%s ends at line %d, but %s has %d lines", what, line, source, n)
	return false
}

// citation compares a citation, and reports whether its anchor stands at its line.
func (v *verifier) citation(c model.Citation, cited spot) bool {
	folded := v.t.folded[c.Source]
	if folded == nil {
		return false
	}
	anchor := fold.Typography(withoutCalls(c.Anchor, 0))
	if c.Line <= len(folded) && stands(folded[c.Line-1], anchor) {
		return true
	}
	at := cited.at()
	if lines := v.t.find(c.Source, anchor, c.Line); len(lines) > 0 {
		d := v.diags.Add(diag.MovedAnchor, at, "the anchor does not stand at line %d of %s", c.Line, c.Source)
		d.Hint = fmt.Sprintf("moved to line %s", orList(lines))
		return false
	}
	if !v.within(c.Source, c.Line, "the citation", at) {
		return false
	}
	d := v.diags.Add(diag.LostAnchor, at, "the anchor stands nowhere in %s", c.Source)
	if near := nearestWords(folded[c.Line-1], anchor); near != "" {
		d.Hint = fmt.Sprintf("line %d has %q", c.Line, near)
	} else {
		d.Hint = "copy the words from the text as they stand there"
	}
	return false
}

// orList is "3", "3 or 7", "3, 7 or 9", and for many "3, 7, 9 …".
func orList(lines []int) string {
	var s []string
	for _, n := range lines[:min(len(lines), 3)] {
		s = append(s, fmt.Sprint(n))
	}
	if len(lines) > 3 {
		return strings.Join(s, ", ") + " …"
	}
	if len(s) == 1 {
		return s[0]
	}
	return strings.Join(s[:len(s)-1], ", ") + " or " + s[len(s)-1]
}

// nearestWords finds the run of a line's words, as many as the anchor has, that is nearest to it; ""
// when none is near.
func nearestWords(line, anchor string) string {
	words, n := strings.Fields(line), len(strings.Fields(anchor))
	var runs []string
	for i := 0; i+n <= len(words); i++ {
		runs = append(runs, strings.TrimFunc(strings.Join(words[i:i+n], " "), func(r rune) bool { return !inWord(r) }))
	}
	if near := fold.Nearest(anchor, runs, 1); len(near) > 0 {
		return near[0]
	}
	return ""
}

func inWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r)
}
