package dot

import (
	"fmt"
	"strings"

	"kg/internal/picture"
)

// wrapAt is the width in points of the sentences around the drawing, and perRow how many entries of the
// legend stand beside each other.
const (
	wrapAt = 620
	perRow = 5
)

// frame is the table with everything around the drawing, "" when there is nothing.
func frame(p *picture.Picture, m picture.Metrics) string {
	var rows []string
	sentence := func(text string, size float64, color string, bold bool) {
		if strings.TrimSpace(text) == "" {
			return
		}
		lines := picture.Wrap(cutText(text, 600), wrapAt, size, bold)
		for i, l := range lines {
			lines[i] = html(l)
		}
		inner := strings.Join(lines, `<BR ALIGN="LEFT"/>`) + `<BR ALIGN="LEFT"/>`
		if bold {
			inner = "<B>" + inner + "</B>"
		}
		rows = append(rows, fmt.Sprintf(`<TR><TD ALIGN="LEFT"><FONT POINT-SIZE="%s" COLOR="%s">%s</FONT></TD></TR>`, num(size), color, inner))
	}
	sentence(p.Title, m.TitleFont, "#16324f", true)
	sentence(p.Caption, m.SmallFont*1.1, "#3b4652", false)
	sentence(p.Omitted, m.SmallFont, "#7a2e0e", false)
	if l := legend(p.Legend); l != "" {
		rows = append(rows, `<TR><TD ALIGN="LEFT">`+l+`</TD></TR>`)
	}
	sentence(p.Source, m.SmallFont, "#4a5560", false)
	if len(rows) == 0 {
		return ""
	}
	return "\n<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"2\">\n" + strings.Join(rows, "\n") + "\n</TABLE>"
}

// legend is a table of samples and their labels.
func legend(entries []picture.LegendEntry) string {
	if len(entries) == 0 {
		return ""
	}
	var b strings.Builder
	b.WriteString(`<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="3" CELLPADDING="2">`)
	for i, l := range entries {
		newKind := i > 0 && (l.Node == nil) != (entries[i-1].Node == nil)
		if i == 0 {
			b.WriteString("<TR>")
		} else if column(entries, i) == 0 || newKind {
			b.WriteString("</TR>\n<TR>")
		}
		b.WriteString(sample(l))
		fmt.Fprintf(&b, `<TD ALIGN="LEFT">%s</TD>`, html(cutText(l.Label, 80)))
	}
	b.WriteString("</TR></TABLE>")
	return b.String()
}

// column is an entry's place in its row; lines begin a new one.
func column(entries []picture.LegendEntry, i int) int {
	n := 0
	for n < i && (entries[i-1-n].Node == nil) == (entries[i].Node == nil) {
		n++
	}
	return n % perRow
}

func sample(l picture.LegendEntry) string {
	switch {
	case l.Node != nil:
		style := ""
		switch l.Node.Shape {
		case picture.Round, picture.Pill, picture.Ellipse:
			style = ` STYLE="ROUNDED"`
		}
		return fmt.Sprintf(`<TD BORDER="1" WIDTH="26" HEIGHT="14" FIXEDSIZE="TRUE"%s BGCOLOR="%s" COLOR="%s"></TD>`,
			style, html(l.Node.Fill), html(l.Node.Stroke))
	case l.Line != nil:
		head := "&gt;"
		if l.Hollow {
			head = "&#9655;" // a triangle's outline
		}
		return fmt.Sprintf(`<TD><FONT COLOR="%s">%s%s</FONT></TD>`, html(l.Line.Stroke), strokes(l.Line.Line), head)
	}
	return "<TD></TD>"
}

// strokes spells a dash pattern with signs that every font has.
func strokes(l picture.Line) string {
	switch l {
	case picture.Dashed:
		return "- - -"
	case picture.Dotted:
		return "· · · ·"
	case picture.DashDot:
		return "– · –"
	case picture.Long:
		return "— —"
	}
	return "——"
}
