package diff

import (
	"strconv"
	"strings"

	"kg/internal/model"
)

// recipe has the parts of a view that are not its focus and ways.
func (e *entry) recipe(v model.View) {
	number := func(n int) string {
		if n == 0 {
			return ""
		}
		return strconv.Itoa(n)
	}
	var sizes []string
	for _, s := range v.Sizes {
		sizes = append(sizes, string(s))
	}
	for _, f := range [][2]string{
		{"select", v.Select},
		{"around", inPlace(v.Around.Of, number(v.Around.Hops), v.Around.Direction)},
		{"between", inPlace(v.Between.From, v.Between.To, number(v.Between.Hops))},
		{"query", inPlace(v.Query.From, v.Query.Expr, v.Query.To)},
		{"grid", inPlace(v.Grid.Rows, v.Grid.Columns, v.Grid.Via)},
		{"as-of", v.AsOf}, {"group", v.Group},
		{"emphasis", v.Emphasis}, {"direction", string(v.Direction)}, {"layout", v.Layout},
	} {
		e.one(f[0], f[1])
	}
	e.list("relations", v.Relations)
	e.list("collapse", v.Collapse)
	e.list("sizes", sizes)
}

// inPlace writes the keys of a part of a view, each in its place; "" when all are empty.
func inPlace(list ...string) string {
	if strings.Join(list, "") == "" {
		return ""
	}
	return joined(list)
}
