// Package txt writes pictures as plain text for a terminal, 80 columns wide and without colours: a layered picture or a
// tree as an indented tree from the node that it is about, a grid or a timeline as a table.
//
// In a tree each node and each edge is said once: → follows an edge, ← goes against it, ⇢ and ⇠ mark what is less certain (a hollow
// arrowhead), and (↑) or (↓) stands where a node has its own line above or below. A text that changes the direction
// of writing is isolated, so that it cannot turn round what follows.
//
//	err := txt.Format{}.Write(os.Stdout, &picture.Placed{Picture: p}, export.Options{})
package txt

import (
	"io"
	"strings"
	"unicode"

	"github.com/jedib0t/go-pretty/v6/text"

	"kg/internal/export"
	"kg/internal/picture"
)

// Width is how many columns a line has at most. Only a single sign that is wider than the room left goes beyond.
const Width = 80

// Format is plain text.
type Format struct{}

// Name is "txt".
func (Format) Name() string { return "txt" }

// Extension is ".txt".
func (Format) Extension() string { return ".txt" }

// MediaType is the registered one.
func (Format) MediaType() string { return "text/plain" }

// NeedsPlacing is false.
func (Format) NeedsPlacing() bool { return false }

// Write writes the picture; options make no difference.
func (Format) Write(w io.Writer, placed *picture.Placed, _ export.Options) error {
	p := placed.Picture
	d := &document{p: p}
	d.paragraph(p.Title)
	d.paragraph(p.Caption)
	d.paragraph(p.Omitted)
	d.blank()
	switch p.Layout {
	case picture.Grid:
		d.grid()
	case picture.Timeline:
		d.timeline()
	default:
		d.tree()
	}
	d.blank()
	d.legend()
	d.paragraph(p.Source)
	out := strings.TrimRight(d.b.String(), "\n") + "\n"
	_, err := io.WriteString(w, out)
	return err
}

type document struct {
	p *picture.Picture
	b strings.Builder
}

func (d *document) line(s string) {
	d.b.WriteString(strings.TrimRight(s, " "))
	d.b.WriteByte('\n')
}

func (d *document) blank() {
	if s := d.b.String(); s != "" && !strings.HasSuffix(s, "\n\n") {
		d.b.WriteByte('\n')
	}
}

func (d *document) paragraph(s string) {
	if strings.TrimSpace(s) == "" {
		return
	}
	for _, l := range wrap(said(s), Width) {
		d.line(l)
	}
}

// legend says what the arrows mean whose look says more than their words; kinds and labels stand in the lines.
func (d *document) legend() {
	for i := range d.p.Legend {
		if l := &d.p.Legend[i]; l.Line != nil && l.Hollow {
			d.paragraph("⇢ " + l.Label)
		}
	}
}

// name is what a node is called: its label, its kind and its group.
func (d *document) name(n *picture.Node) string {
	s := said(n.Label)
	if n.Kind != "" {
		s += " (" + said(n.Kind) + ")"
	}
	if n.Group == "" {
		return s
	}
	for i := range d.p.Groups {
		if g := &d.p.Groups[i]; g.ID == n.Group && g.Label != "" {
			s += " [" + said(g.Label) + "]"
		}
	}
	return s
}

// said makes a text fit for a line of a terminal: no control characters (package picture), and between isolates when it
// changes the direction of writing, which ends what it opened (Unicode Annex 9, X6a).
func said(s string) string {
	s = strings.Join(strings.FieldsFunc(picture.Clean(s), isBlank), " ")
	if strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Bidi_Control, r) }) {
		s = "\u2068" + s + "\u2069"
	}
	return s
}

// isBlank tells where a line may break: not at a no-break space.
func isBlank(r rune) bool { return r == ' ' }

// wrap breaks a text into lines of at most limit columns, between words where it can. There is at least one.
func wrap(s string, limit int) []string {
	var lines []string
	line, width := "", 0
	for i, word := range strings.FieldsFunc(s, isBlank) {
		w := text.StringWidthWithoutEscSequences(word)
		if i > 0 && width+1+w <= limit {
			line, width = line+" "+word, width+1+w
			continue
		}
		if i > 0 {
			lines = append(lines, line)
		}
		for w > limit {
			head, tail := split(word, limit)
			if tail == "" {
				break
			}
			lines = append(lines, head)
			word, w = tail, text.StringWidthWithoutEscSequences(tail)
		}
		line, width = word, w
	}
	return append(lines, line)
}

// split cuts a word after as many signs as fit, at least one, and not before a mark that combines.
func split(word string, limit int) (head, tail string) {
	width := 0
	for i, r := range word {
		w := text.RuneWidth(r)
		if i > 0 && w > 0 && width+w > limit {
			return word[:i], word[i:]
		}
		width += w
	}
	return word, ""
}
