package diag

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"
)

// excerptCells is how much of a long line an excerpt shows, in columns of a terminal; of what stands
// before the mark it keeps about a third.
const (
	excerptCells = 100
	cellsBefore  = 34
)

// cell is one character of a line as it is shown.
type cell struct {
	text  string
	cells int // columns it takes in a terminal
}

// cells turns a line into what is shown of it: tabs as spaces, what cannot be seen by its number.
func cells(line []byte) []cell {
	out := make([]cell, 0, len(line))
	for len(line) > 0 {
		r, size := utf8.DecodeRune(line)
		out = append(out, show(r, size, line[0]))
		line = line[size:]
	}
	return out
}

func show(r rune, size int, first byte) cell {
	escape := func(s string) cell { return cell{s, len(s)} }
	switch {
	case r == utf8.RuneError && size <= 1:
		return escape(fmt.Sprintf("<0x%02X>", first))
	case r == '\t':
		return escape("    ")
	case r == '\u200c' || r == '\u200d' || unicode.In(r, unicode.Mn, unicode.Me):
		return cell{string(r), 0}
	case unicode.IsControl(r) || unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp, unicode.Co):
		return escape(fmt.Sprintf("<U+%04X>", r))
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return cell{string(r), 2}
	}
	return cell{string(r), 1}
}

// visible is a text on one line with everything in it that can act on a terminal made visible.
func visible(s string) string {
	if strings.IndexFunc(s, func(r rune) bool { return r < ' ' || r >= 0x7f }) < 0 {
		return s
	}
	var b strings.Builder
	for _, c := range cells([]byte(s)) {
		b.WriteString(c.text)
	}
	return b.String()
}

// window cuts a line around a range. It returns the text to show, how many columns stand before the
// mark, and how many the mark takes; both fit the text as a terminal shows it.
func window(line []byte, r Range) (text string, indent, marked int) {
	all := cells(line)
	from := min(max(r.Col-1, 0), len(all))
	to := len(all)
	if r.EndLine <= r.Line {
		to = min(max(r.EndCol-1, from+1), len(all))
	}
	first, used := from, 0
	for first > 0 && used+all[first-1].cells <= cellsBefore {
		first--
		used += all[first].cells
	}
	for after := total(all[from:]); first > 0 && used+all[first-1].cells+after <= excerptCells; {
		first-- // little stands behind: show more of what stands before
		used += all[first].cells
	}
	last := first
	for used = 0; last < len(all) && (used+all[last].cells <= excerptCells || last <= from); last++ {
		used += all[last].cells
	}
	var b strings.Builder
	if first > 0 {
		b.WriteString("…")
		indent++
	}
	for i := first; i < last; i++ {
		b.WriteString(all[i].text)
		switch {
		case i < from:
			indent += all[i].cells
		case i < to:
			marked += all[i].cells
		}
	}
	if last < len(all) {
		b.WriteString("…")
	}
	return strings.TrimRight(b.String(), " "), indent, max(marked, 1)
}

func total(all []cell) int {
	n := 0
	for _, c := range all {
		n += c.cells
	}
	return n
}

// lineNumber is a line's number, set to the right, and the blank of the same width.
func lineNumber(n int) (number, gap string) {
	number = fmt.Sprintf("%4s", strconv.Itoa(n))
	return number, strings.Repeat(" ", len(number))
}
