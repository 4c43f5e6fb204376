package sheet

import (
	"fmt"
	"maps"
	"slices"

	"kg/internal/diag"
	"kg/internal/fold"
	"kg/internal/load"
)

// unknown is a name that nothing has, in a column: it is said once, however many rows have it.
type unknown struct {
	code    diag.Code
	first   row
	column  string
	message string
	hint    string
	more    int // rows after the first
}

// unknown notes a name of a row that nothing has.
func (b *builder) unknown(c diag.Code, r row, column, message string, known []string) {
	key := r.grid.name + " " + column + " " + r.get(column)
	if u := b.said[key]; u != nil {
		u.more++
		return
	}
	b.said[key] = &unknown{code: c, first: r, column: column, message: message, hint: load.DidYouMean(r.get(column), known)}
}

// sayUnknown says what was noted. When a sheet is not there whose rows others belong to, that is the reason, and it is said alone.
func (b *builder) sayUnknown() {
	var lost []*unknown
	for _, u := range b.said {
		if b.noOwners && u.code == diag.LostRow {
			lost = append(lost, u)
			continue
		}
		if u.more > 0 {
			u.message += fmt.Sprintf(" (and in %d more rows)", u.more)
		}
		b.diags.Add(u.code, u.first.pos(u.column), "%s", u.message).Hint = u.hint
	}
	if len(lost) == 0 {
		return
	}
	slices.SortFunc(lost, func(a, b *unknown) int { return a.first.line - b.first.line })
	rows := len(lost)
	for _, u := range lost {
		rows += u.more
	}
	for _, name := range []string{"claims", "figures", "status"} {
		if b.book.table(name) == nil {
			b.diags.Add(diag.NoSheet, lost[0].first.pos(lost[0].column), "no sheet %s, and %d rows from here on belong to rows that are not there", name, rows).
				Hint = "kg export csv and kg export xlsx write all sheets"
		}
	}
}

// nearest is the known name that a typed one was probably meant to be, if one is near.
func nearest(typed string, known []string) []string { return fold.Nearest(typed, known, 1) }

func sortedKeys[T any](m map[string]T) []string { return slices.Sorted(maps.Keys(m)) }
