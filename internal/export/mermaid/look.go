package mermaid

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"unicode"

	"kg/internal/picture"
)

// brackets are those around a node's label. Mermaid has no octagon, no folded corner and, in its stable syntax, no ellipse: a
// trapezoid, a flag and an upturned trapezoid stand for them. It has more shapes by name, in a syntax (@{shape: …}) at which renderers from before
// its version 11.3 give up the whole picture. There are fewer brackets than shapes, so some stand for two or three, which
// their colours and the legend tell apart; circles and the rhombus, which grow with the square of a label, stand for none.
func brackets(s picture.Shape) (opening, closing string) {
	switch s {
	case picture.Round:
		return "(", ")"
	case picture.Pill:
		return "([", "])"
	case picture.Hexagon:
		return "{{", "}}"
	case picture.Note:
		return ">", "]"
	case picture.Component:
		return "[[", "]]"
	case picture.Cylinder:
		return "[(", ")]"
	case picture.Octagon:
		return "[/", `\]`
	case picture.Parallelogram:
		return "[/", "/]"
	case picture.Ellipse:
		return `[\`, "/]"
	case picture.Trapezium: // the trapezoid is one
		return "[/", `\]`
	case picture.House: // narrower above, as below a roof
		return "[/", `\]`
	case picture.Tab: // what stands above its label is a lid and not an ear
		return "[(", ")]"
	case picture.Stack: // its second line stands at the sides and not at the foot
		return "[[", "]]"
	case picture.Tag: // a flag has its notch at the left where a tag has its tip at the right
		return ">", "]"
	case picture.Ticket: // its sides have tips for notches
		return "{{", "}}"
	case picture.Leaf: // two opposite corners are cut, the other way than a parallelogram's
		return `[\`, `\]`
	case picture.Plaque: // a frame around the label
		return "[[", "]]"
	}
	return "[", "]"
}

// style is the CSS of a node.
func style(l picture.NodeLook, focus bool) string {
	if l.Fill == "" && l.Stroke == "" && l.Text == "" {
		return ""
	}
	s := fmt.Sprintf("fill:%s,stroke:%s,color:%s", color(l.Fill), color(l.Stroke), color(l.Text))
	if focus {
		s += ",stroke-width:2.2px,font-weight:bold"
	}
	return s
}

// color lets nothing through but "#rrggbb".
func color(c string) string {
	if len(c) == 7 && c[0] == '#' {
		if _, err := strconv.ParseUint(c[1:], 16, 32); err == nil {
			return c
		}
	}
	return "none"
}

func num(x float64) string { return strconv.FormatFloat(math.Round(x*100)/100, 'f', -1, 64) }

// label joins the lines of a label.
func label(lines []string) string {
	said := make([]string, len(lines))
	for i, l := range lines {
		said[i] = text(l)
	}
	joined := strings.Join(said, "<br/>")
	if strings.Trim(joined, " ") == "" {
		return "#8203;" // Mermaid refuses an empty label; this is a space of no width
	}
	return joined
}

// text writes letters and digits, spaces, commas and no other sign as they are; the others as entity codes
// (mermaid.js.org/syntax/flowchart.html, "Entity codes to escape characters"). Among the signs above ASCII it codes those that
// stand for an entity inside Mermaid (ﬂ ° ¶ ß, two of which a space of no width keeps apart) and those that are not seen.
func text(s string) string {
	var b strings.Builder
	for _, r := range picture.Clean(s) {
		switch {
		case r == ' ' || r == ',' || r == '\'':
			b.WriteRune(r)
		case r < 0x80 && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			b.WriteRune(r)
		case r >= 0x80 && (unicode.IsGraphic(r) || unicode.IsMark(r)) && !unicode.IsSpace(r) && !strings.ContainsRune("ﬂ°¶ß", r):
			b.WriteRune(r)
		case r == 'ﬂ' || r == '¶': // ﬂ° and ¶ß are an entity's ends inside Mermaid, even when they were coded themselves
			fmt.Fprintf(&b, "#%d;#8203;", r)
		default:
			fmt.Fprintf(&b, "#%d;", r)
		}
	}
	return b.String()
}

// yaml is a double-quoted scalar of YAML 1.2 (§5.7); false for a title of which Mermaid, which cleans titles as HTML,
// would show something else, or nothing.
func yaml(s string) (string, bool) {
	s = picture.Clean(s)
	if strings.TrimSpace(s) == "" {
		return "", false
	}
	for _, r := range s {
		if !(r == ' ' || unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("\u00a0\u202f’'«»,;.:!?()–-/", r)) {
			return "", false
		}
	}
	return `"` + s + `"`, true
}
