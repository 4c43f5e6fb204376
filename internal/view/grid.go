package view

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"kg/internal/expr"
	"kg/internal/model"
	"kg/internal/picture"
	"kg/internal/query"
)

// table is a grid on its way: its rows and columns in the order in which they are drawn, and how much is at each crossing.
type table struct {
	rows, columns []string
	count         map[[2]string]int
	ties          map[[2]string][]model.Claim // on the ways from a row to a column
	empty         []model.Entity              // rows and columns where nothing is counted
	left          []model.Entity              // rows that had no room
}

// grid draws a table of counts: a heading for each row and column, and a cell wherever something is counted or not.
func (d *drawing) grid(ctx context.Context, e *query.Engine, v model.View, o Options, p *picture.Picture) error {
	t, err := d.tabulate(ctx, e, v, o.Max)
	if err != nil {
		return err
	}
	focus, err := emphasised(ctx, e, v)
	if err != nil {
		return err
	}
	p.Layout = picture.Grid
	head := func(id string, row, col int) {
		n := d.node(id, focus[id])
		n.Row, n.Col, n.Head = row, col, true
		if row == 0 {
			n.ID, n.Entity = columnHead(id), id
		}
		n.Look.Shape = picture.Box // other outlines leave corners of their cell empty
		p.Nodes = append(p.Nodes, n)
	}
	most, above, shown := 0, 0, []model.Claim{}
	for _, n := range t.count {
		most = max(most, n)
	}
	for j, id := range t.columns {
		head(id, 0, j+1)
	}
	for i, id := range t.rows {
		head(id, i+1, 0)
		for j, col := range t.columns {
			n, ties := t.count[[2]string{id, col}], t.ties[[2]string{id, col}]
			if n > 0 {
				above++
			}
			shown = append(shown, ties...)
			p.Nodes = append(p.Nodes, picture.Node{
				ID: id + columnHead(col), Label: count(n), Kind: d.count, Look: scale(most)[step(n, most)].look, Row: i + 1, Col: j + 1, Claims: idsOf(ties),
				Spoken: d.brief(id) + ", " + d.brief(col) + d.colon + d.steps(n, n), Blank: n == 0,
			})
		}
	}
	p.Legend = d.gridLegend(p, most)
	p.Omitted = d.leftOut(t.left)
	if len(t.empty) > 0 {
		p.Omitted = sentences(p.Omitted, fmt.Sprintf(d.noCell, d.list(t.empty)))
	}
	p.Source = d.sources(shown)
	p.Desc = fmt.Sprintf(d.tableOf, len(t.rows), len(t.columns), above)
	p.Desc = d.dated(sentences(p.Desc, p.Omitted))
	return nil
}

// maxColumns is how many columns a table has before it is turned where it would be wider than high.
const maxColumns = 8

// columnHead is the id of a column's heading, by its entity: a row may be of the same one and has its id. A cell's is the row's before
// it. No entity's id holds two dots, so that all differ, and stay as they are whatever else comes to the table.
func columnHead(id string) string { return ".." + id }

// brief is the label of a heading as each cell of its row or column repeats it: of "Recommendation 19: technical excellence" the part with the
// number.
func (d *drawing) brief(id string) string {
	e, _ := d.data.Entity(id)
	label := capital(e.Label(d.lang))
	if before, _, found := strings.Cut(label, ":"); found && e.Number != "" && strings.Contains(alphanumeric(before), alphanumeric(e.Number)) {
		return strings.TrimSpace(before)
	}
	return label
}

// alphanumeric leaves nothing of a text but letters and digits: "3 a" is written "3(a)" elsewhere.
func alphanumeric(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
}

// count is what a cell says: a dash for nothing, as tables do, so that the eye finds the numbers.
func count(n int) string {
	if n == 0 {
		return "–"
	}
	return strconv.Itoa(n)
}

// tabulate counts, and turns a wide table, since names stand better below each other; it puts rows and columns in order: by their numbers where all have one, else those first where most is counted.
func (d *drawing) tabulate(ctx context.Context, e *query.Engine, v model.View, most int) (*table, error) {
	g := &gatherer{ctx, e, v}
	rows, err := g.set(v.Grid.Rows)
	if err != nil {
		return nil, fmt.Errorf("rows: %w", err)
	}
	columns, err := g.set(v.Grid.Columns)
	if err != nil {
		return nil, fmt.Errorf("columns: %w", err)
	}
	var via expr.Expr
	if v.Grid.Via != "" {
		if via, err = expr.Parse(v.Grid.Via); err != nil {
			return nil, fmt.Errorf("via %q: %w", v.Grid.Via, err)
		}
	}
	cells, err := e.Matrix(ctx, rows, columns, via)
	if err != nil {
		return nil, fmt.Errorf("via %q: %w", v.Grid.Via, err)
	}
	t := &table{count: map[[2]string]int{}, ties: map[[2]string][]model.Claim{}}
	total := map[string]int{}
	turned := len(columns) > max(len(rows), maxColumns)
	if turned {
		rows, columns = columns, rows
	}
	for _, c := range cells {
		at := [2]string{c.Row, c.Column}
		if turned {
			at = [2]string{c.Column, c.Row}
		}
		t.count[at] = c.Count
		total[c.Row] += c.Count
		total[c.Column] += c.Count
		for _, p := range c.Paths {
			t.ties[at] = append(t.ties[at], claimsOf(p)...)
		}
	}
	if len(cells) == 0 {
		return nil, empty("nothing ties the rows to the columns")
	}
	t.rows, t.columns = t.filled(d, rows, total), t.filled(d, columns, total)
	if over := len(t.columns) - max(most/2, 1); over > 0 {
		t.columns = t.cut(d, t.columns, over)
	}
	if over := len(t.rows) + len(t.columns) - most; over > 0 {
		t.rows = t.cut(d, t.rows, min(over, len(t.rows)-1))
	}
	t.left, t.empty = t.absent(t.left), t.absent(t.empty)
	return t, nil
}

// cut leaves the last of some rows or columns out.
func (t *table) cut(d *drawing, ids []string, over int) []string {
	keep := len(ids) - over
	for _, id := range ids[keep:] {
		x, _ := d.data.Entity(id)
		t.left = append(t.left, x)
	}
	return ids[:keep]
}

// absent keeps of some entities those that head neither a row nor a column, each once.
func (t *table) absent(list []model.Entity) (out []model.Entity) {
	for _, x := range list {
		known := func(y model.Entity) bool { return y.ID == x.ID }
		if !slices.Contains(t.rows, x.ID) && !slices.Contains(t.columns, x.ID) && !slices.ContainsFunc(out, known) {
			out = append(out, x)
		}
	}
	return out
}

// filled drops what nothing is counted for, and sorts the others.
func (t *table) filled(d *drawing, ids []string, total map[string]int) []string {
	var out []string
	numbered := true
	for _, id := range ids {
		x, _ := d.data.Entity(id)
		if total[id] == 0 {
			t.empty = append(t.empty, x)
			continue
		}
		numbered = numbered && x.Number != ""
		out = append(out, id)
	}
	slices.SortStableFunc(out, func(a, b string) int {
		x, _ := d.data.Entity(a)
		y, _ := d.data.Entity(b)
		if numbered {
			return cmp.Or(cmp.Compare(numberOf(x.Number), numberOf(y.Number)), cmp.Compare(x.Number, y.Number), cmp.Compare(a, b))
		}
		return cmp.Or(cmp.Compare(total[b], total[a]), cmp.Compare(a, b))
	})
	return out
}

// numberOf is the number that a text starts with: 3 of "3 a".
func numberOf(s string) int {
	n := 0
	for _, r := range s {
		if r < '0' || r > '9' || n > 1e6 {
			break
		}
		n = 10*n + int(r-'0')
	}
	return n
}

// shade is a step of the scale of a heat table.
type shade struct {
	from, to int
	look     picture.NodeLook
}

// maxSteps is how many steps a scale has at most, beside that for none.
const maxSteps = 4

// scale has a step for none and up to four for what is counted, of counts as equally many as can be.
func scale(most int) []shade {
	var looks []picture.NodeLook
	for i := range maxSteps + 1 {
		looks = append(looks, picture.OwnNodeLook(fmt.Sprintf("cell-%d", i), picture.Box))
	}
	steps := min(most, maxSteps)
	out := []shade{{0, 0, looks[0]}}
	for i := range steps {
		out = append(out, shade{1 + i*most/steps, (i + 1) * most / steps, looks[i+1]})
	}
	return out
}

// step is the place of a count in its scale.
func step(n, most int) int {
	return slices.IndexFunc(scale(most), func(s shade) bool { return s.from <= n && n <= s.to })
}

// gridLegend explains the headings' looks and the steps of the scale that occur.
func (d *drawing) gridLegend(p *picture.Picture, most int) []picture.LegendEntry {
	var legend []picture.LegendEntry
	for _, l := range d.typeLegend(p) {
		look := *l.Node
		look.Shape = picture.Box
		same := slices.IndexFunc(legend, func(x picture.LegendEntry) bool { return *x.Node == look })
		if same >= 0 {
			legend[same].Label += ", " + l.Label
			continue
		}
		l.Node = &look
		legend = append(legend, l)
	}
	for _, s := range scale(most) {
		if slices.ContainsFunc(p.Nodes, func(n picture.Node) bool { return !n.Head && n.Look == s.look }) {
			legend = append(legend, picture.LegendEntry{Label: d.steps(s.from, s.to), Node: &s.look})
		}
	}
	return legend
}
