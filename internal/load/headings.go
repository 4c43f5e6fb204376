package load

import (
	"maps"
	"slices"

	"kg/internal/diag"
	"kg/internal/model"
)

// headings are the places of citations by line and section.
type headings map[textLine]map[string][]spot

type textLine struct {
	source string
	n      int
}

// add takes in a citation whose anchor stands at its line; one without a section is passed over.
func (x headings) add(c model.Citation, at spot) {
	if c.Section == "" {
		return
	}
	k := textLine{c.Source, c.Line}
	if x[k] == nil {
		x[k] = map[string][]spot{}
	}
	x[k][c.Section] = append(x[k][c.Section], at)
}

// check warns of lines that are cited under two sections: a line stands under one heading, so one of the two is
// wrong. It warns at the section that is cited less often, of equally frequent ones at the later place, once for
// each line and section. The list is not sorted.
func (x headings) check() diag.List {
	var diags diag.List
	for k, sections := range x {
		if len(sections) == 1 {
			continue
		}
		for _, spots := range sections {
			slices.SortFunc(spots, func(a, b spot) int { return a.at().Compare(b.at().Pos) })
		}
		names := slices.SortedFunc(maps.Keys(sections), func(a, b string) int {
			if n := len(sections[b]) - len(sections[a]); n != 0 {
				return n
			}
			return sections[a][0].at().Compare(sections[b][0].at().Pos)
		})
		for _, other := range names[1:] {
			d := diags.Add(diag.TwoSections, sections[other][0].at(), "line %d of %s is cited under %q here, and under %q elsewhere", k.n, k.source, other, names[0])
			d.Hint, d.Related = "a line stands under one heading: correct one of the two", sections[names[0]][0].related("there")
		}
	}
	return diags
}
