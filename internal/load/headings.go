package load

import (
	"maps"
	"slices"

	"kg/internal/diag"
	"kg/internal/model"
)

// headings warns of lines that are cited under two sections: a line stands under one heading, so one of the two is
// wrong. Citations without a section are passed over. It warns at the section that is cited less often, of equally
// frequent ones at the later place, once for each line and section. It belongs to Verify and not to Open: who asks a
// question of a dataset need not hear of it.
func (l *Loaded) headings() diag.List {
	type line struct {
		source string
		n      int
	}
	cited := map[line]map[string][]spot{} // by section
	l.eachCitation(func(c model.Citation, at spot) {
		if c.Section == "" {
			return
		}
		k := line{c.Source, c.Line}
		if cited[k] == nil {
			cited[k] = map[string][]spot{}
		}
		cited[k][c.Section] = append(cited[k][c.Section], at)
	})
	var diags diag.List
	for k, sections := range cited {
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
