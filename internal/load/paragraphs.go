package load

import (
	"strings"
	"unicode"
)

// Paragraph is a paragraph of a source's text.
type Paragraph struct {
	From, To int    // its lines, from 1, both included
	Words    int    // those that hold a letter or a digit
	Text     string // its lines, joined by spaces
}

// Paragraphs cuts a source's text into paragraphs, in its order; nil when the text is not there. A line is a
// paragraph of its own, unless it goes on from the one before: then it starts with a small letter that is no
// mark of a list, as "b)". Blank lines separate.
func (t *Texts) Paragraphs(source string) []Paragraph {
	var all []Paragraph
	open := false
	for i, line := range t.lines[source] {
		line = strings.TrimSpace(line)
		switch {
		case line == "":
			open = false
			continue
		case open && goesOn(line):
			p := &all[len(all)-1]
			p.To, p.Text = i+1, p.Text+" "+line
		default:
			all = append(all, Paragraph{From: i + 1, To: i + 1, Text: line})
		}
		p := &all[len(all)-1]
		p.Words += anchorWords(line)
		open = true
	}
	return all
}

// goesOn reports whether a line starts in the middle of a sentence.
func goesOn(line string) bool {
	runes := []rune(line)
	return unicode.IsLower(runes[0]) && (len(runes) < 2 || runes[1] != ')' && runes[1] != '.')
}

// Readings are the ways to read the words of some lines: levelled, without the calls of footnotes, of which
// nobody can say where one that is glued to a number begins. There is at least one, "" beyond the text.
func (t *Texts) Readings(source string, from, to int) []string {
	readings := []string{""}
	for n := max(from, 1); n <= min(to, len(t.folded[source])); n++ {
		var longer []string
		for _, r := range strings.Split(t.folded[source][n-1], "\n") {
			longer = append(longer, strings.TrimSpace(readings[0]+" "+r))
		}
		for _, r := range readings[1:] { // one doubtful number at a time, or there would be thousands
			longer = append(longer, r+" "+strings.Split(t.folded[source][n-1], "\n")[0])
		}
		readings = longer
	}
	return readings
}
