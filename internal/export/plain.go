package export

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"kg/internal/picture"
)

// What the formats share whose file is the source of another program's drawing (Mermaid, D2): these have no legend for
// lines, no axis and no tooltips for edges.

// Key turns an id into a name of lower-case letters, digits and underscores that begins with a letter and is no keyword
// of any language. Different ids give different names, and an id always gives the same.
func Key(id string) string {
	if kebab(id) {
		return "n_" + strings.ReplaceAll(id, "-", "_")
	}
	var b strings.Builder
	b.WriteString("x_")
	for _, r := range id {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			b.WriteRune(r)
			continue
		}
		fmt.Fprintf(&b, "_%x_", r)
	}
	return b.String()
}

// kebab tells the ids of a dataset: words of small letters and digits with single hyphens between.
func kebab(id string) bool {
	last := '-'
	for _, r := range id {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
		case r == '-' && last != '-':
		default:
			return false
		}
		last = r
	}
	return last != '-'
}

// NodeLines are the lines that a node says: its label as it was wrapped, in a timeline its date first.
func NodeLines(p *picture.Picture, n *picture.Node) []string {
	var lines []string
	if p.Layout == picture.Timeline && n.Date != "" {
		lines = append(lines, picture.Clean(n.Date))
	}
	return append(lines, wrapped(n.Lines, n.Label)...)
}

// EdgeLines are the lines that an edge says: its label as it was wrapped, or what the legend says of its look.
func EdgeLines(p *picture.Picture, e *picture.Edge) []string {
	if e.Label != "" {
		return wrapped(e.Lines, e.Label)
	}
	said := []string(nil)
	for i := range p.Legend {
		switch l := &p.Legend[i]; {
		case l.Line == nil || *l.Line != e.Look:
		case l.Hollow == e.Hollow:
			return []string{picture.Clean(l.Label)}
		case !l.Hollow && said == nil: // the line is explained, and its arrowhead for all lines together
			said = []string{picture.Clean(l.Label)}
		}
	}
	return said
}

// wrapped gives the lines of a label; a picture that was not fitted has the label alone.
func wrapped(lines []string, whole string) []string {
	if len(lines) == 0 {
		lines = []string{whole}
	}
	clean := make([]string, len(lines))
	for i, l := range lines {
		clean[i] = picture.Clean(l)
	}
	return clean
}

// Ties are the pairs of nodes that follow each other in a timeline, which a layouter should keep in this order though no edge
// says so; none in other layouts. Formats draw them as lines that are not seen.
func Ties(p *picture.Picture) [][2]string {
	if p.Layout != picture.Timeline {
		return nil
	}
	order := make([]*picture.Node, len(p.Nodes))
	for i := range p.Nodes {
		order[i] = &p.Nodes[i]
	}
	slices.SortStableFunc(order, ByDate)
	var ties [][2]string
	for i := 1; i < len(order); i++ {
		ties = append(ties, [2]string{order[i-1].ID, order[i].ID})
	}
	return ties
}

// maxCells is how many places a grid may have.
const maxCells = 100_000

// Cells are the rows of a grid, all of one length, with nil where no node stands: a format without positions fills those, lest
// a cell slides under another heading. It is nil for other layouts, and for a grid that has a place twice or more than
// 100,000 places.
func Cells(p *picture.Picture) [][]*picture.Node {
	if p.Layout != picture.Grid {
		return nil
	}
	rows, columns := 0, 0
	for i := range p.Nodes {
		n := &p.Nodes[i]
		if n.Row < 0 || n.Col < 0 || n.Row >= maxCells || n.Col >= maxCells {
			return nil
		}
		rows, columns = max(rows, n.Row+1), max(columns, n.Col+1)
	}
	if rows*columns > maxCells {
		return nil
	}
	cells := make([][]*picture.Node, rows)
	for r := range cells {
		cells[r] = make([]*picture.Node, columns)
	}
	for i := range p.Nodes {
		n := &p.Nodes[i]
		if cells[n.Row][n.Col] != nil {
			return nil
		}
		cells[n.Row][n.Col] = n
	}
	return cells
}

// ByDate compares nodes of a timeline: by date, those without one last.
func ByDate(a, b *picture.Node) int {
	if (a.Date == "") != (b.Date == "") {
		return cmp.Compare(b.Date, a.Date)
	}
	return cmp.Compare(a.Date, b.Date)
}

// Sentences are the texts around the drawing but its title: caption, what is left out, source line, and what the
// legend says of hollow arrowheads, after the sign that the format has for one.
func Sentences(p *picture.Picture, hollow string) []string {
	var all []string
	for _, s := range []string{p.Caption, p.Omitted, p.Source} {
		if strings.TrimSpace(s) != "" {
			all = append(all, picture.Clean(s))
		}
	}
	for i := range p.Legend {
		if l := &p.Legend[i]; l.Line != nil && l.Hollow {
			all = append(all, hollow+" "+picture.Clean(l.Label))
		}
	}
	return all
}
