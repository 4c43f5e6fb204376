package diff

import (
	"fmt"
	"io"
	"strings"
	"unicode"

	"kg/internal/model"
)

// Style is how a report is written for people.
type Style struct {
	Lang  model.Lang
	Color bool   // with ANSI colours
	Title string // above the report; "" for none
}

const (
	bold   = "\x1b[1m"
	green  = "\x1b[32m"
	red    = "\x1b[31m"
	yellow = "\x1b[33m"
	faint  = "\x1b[2m"
	reset  = "\x1b[0m"
)

func (s Style) paint(color, text string) string {
	if !s.Color {
		return text
	}
	return color + text + reset
}

func colorOf(k Kind) string { return map[Kind]string{Added: green, Removed: red, Changed: yellow}[k] }

// WriteText writes the report for a terminal: what is added with +, removed with −, changed with ~ and its fields below.
func (r *Report) WriteText(w io.Writer, s Style) error {
	words := wordsIn(s.Lang)
	var b strings.Builder
	if s.Title != "" {
		fmt.Fprintf(&b, "%s\n", s.paint(bold, visible(s.Title)))
	}
	if r.Empty() {
		fmt.Fprintln(&b, words.none)
	}
	for _, n := range r.Renames {
		fmt.Fprintf(&b, "%s %s → %s %s\n", words.renamed, n.Old, n.New, words.rename(n))
	}
	for _, p := range parts() {
		counts := words.counts(r, p)
		if counts == "" {
			continue
		}
		fmt.Fprintf(&b, "\n%s\n", s.paint(bold, words.parts[p]+words.colon+counts))
		for _, c := range r.Changes {
			if c.Part == p && !c.Follows {
				s.change(&b, words, c)
			}
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func (s Style) change(b *strings.Builder, w words, c Change) {
	if c.ID == orderID {
		fmt.Fprintf(b, "  %s %s\n", s.paint(colorOf(c.Kind), sign(c.Kind)), w.reorder)
	} else {
		fmt.Fprintf(b, "  %s  %s", s.paint(colorOf(c.Kind), sign(c.Kind)+" "+c.ID), visible(c.Title.In(w.lang)))
		if more := said(c); more != "" && c.Kind != Changed {
			b.WriteString("  " + s.paint(faint, visible(more)))
		}
		b.WriteByte('\n')
	}
	if c.Kind != Changed {
		return
	}
	for _, f := range c.Fields {
		switch {
		case f.Old == "":
			fmt.Fprintf(b, "      %s\n", s.paint(green, "+ "+f.Name+w.colon+visible(f.New)))
		case f.New == "":
			fmt.Fprintf(b, "      %s\n", s.paint(red, "− "+f.Name+w.colon+visible(f.Old)))
		default:
			fmt.Fprintf(b, "      %s%s%s → %s\n", f.Name, w.colon, s.paint(red, visible(f.Old)), s.paint(green, visible(f.New)))
		}
	}
}

// visible is a text on one line, without what can act on a terminal.
func visible(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) {
			return '\ufffd'
		}
		return r
	}, text)
}
