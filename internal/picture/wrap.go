package picture

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxLines is where a label that would not end is cut; its whole text stays in the node's title.
const maxLines = 10

// Wrap breaks a text into lines no wider than limit (points) at word boundaries, and then narrows them
// as far as the same number of lines allows, so that no line is left short. French punctuation keeps its
// word: nothing breaks before : ; ! ? » % or after «, in a short quotation, or at a no-break space, narrow ones too, which
// stay as they are. A word that is wider than limit is broken inside as a last resort. Runs of spaces count as one. The result has at least one line.
func Wrap(text string, limit, size float64, isBold bool) []string {
	atoms := atomsOf(Clean(text), limit, size, isBold)
	lines := fill(atoms, limit)
	if len(lines) == 1 {
		return lines
	}
	// The narrowest limit that needs no more lines lies between the widest atom and the limit.
	low, high := 0.0, limit
	for _, a := range atoms {
		low = max(low, a.width)
	}
	for range 12 {
		middle := (low + high) / 2
		if narrower := fill(atoms, middle); len(narrower) <= len(lines) {
			lines, high = narrower, middle
		} else {
			low = middle
		}
	}
	return lines
}

// flow wraps a sentence without narrowing its lines.
func flow(text string, limit, size float64) []string {
	return fill(atomsOf(Clean(text), limit, size, false), limit)
}

// WrapLabel wraps a node's label as Fit does: it may grow to twice the width before a word is broken or more than four lines are
// needed, and what does not fit into maxLines then is cut with an ellipsis.
func WrapLabel(text string, limit, size float64, isBold bool) []string {
	for _, unit := range units(splitWords(Clean(text)), limit, size, isBold) {
		if w := Width(longestPart(unit), size, isBold); w > limit && w <= 2*limit {
			limit = w
		}
	}
	lines := Wrap(text, limit, size, isBold)
	for _, factor := range []float64{1.3, 1.6, 2} {
		if len(lines) <= 4 {
			return lines
		}
		lines = Wrap(text, limit*factor, size, isBold)
	}
	return cut(lines, maxLines)
}

// cut keeps at most n lines and marks what is missing with an ellipsis.
func cut(lines []string, n int) []string {
	if len(lines) <= n {
		return lines
	}
	lines = slices.Clone(lines[:n])
	lines[n-1] = strings.TrimRight(lines[n-1], " ,;:.") + "…"
	return lines
}

// shorten cuts a single line to a width, with an ellipsis.
func shorten(text string, limit, size float64, isBold bool) string {
	text = strings.Join(strings.Fields(Clean(text)), " ")
	if Width(text, size, isBold) <= limit {
		return text
	}
	limit -= Width("…", size, isBold)
	var width float64
	for i, r := range text {
		width += Width(string(r), size, isBold)
		if width > limit {
			return strings.TrimRight(text[:i], " ") + "…"
		}
	}
	return text
}

// atom is a piece of text that is never broken.
type atom struct {
	text  string
	width float64
	space float64 // width of the space before it, 0 when it continues a broken word
}

// atomsOf cuts a text at the places where a line may end.
func atomsOf(text string, limit, size float64, isBold bool) []atom {
	blank := Width(" ", size, isBold)
	var atoms []atom
	for _, unit := range units(splitWords(text), limit, size, isBold) {
		if w := Width(unit, size, isBold); w <= limit {
			atoms = append(atoms, atom{unit, w, blank})
			continue
		}
		space := blank
		for _, part := range breakWord(unit, limit, size, isBold) {
			text, spaced := strings.CutSuffix(part, " ")
			atoms = append(atoms, atom{text, Width(text, size, isBold), space})
			space = 0
			if spaced {
				space = blank
			}
		}
	}
	return atoms
}

// shortQuote is how many letters a quotation may have that is kept on one line, where one holds it.
const shortQuote = 28

// units joins the words between which no line may end: punctuation and numbers with the word before, opening quotes and
// abbreviations with the word after, and a short quotation with all its words.
func units(words []string, limit, size float64, isBold bool) []string {
	var joined []string
	glue := false // the next word sticks to the last unit
	soft := 0     // where in the last unit, behind an abbreviation or before a number, a line may end where it must
	for i := 0; i < len(words); i++ {
		word := words[i]
		before := "" // the word itself before a quotation is taken whole
		if i > 0 {
			before = words[i-1]
		}
		if n := quotation(words[i:]); n > 1 {
			whole := strings.Join(words[i:i+n], " ")
			if utf8.RuneCountInString(whole) <= shortQuote && Width(whole, size, isBold) <= limit {
				word = whole
				i += n - 1
			}
		}
		n := len(joined) - 1
		if n < 0 || !glue && !sticksToPrevious(word) && !numbers(before, word) {
			joined, glue, soft = append(joined, word), sticksToNext(word), 0
			continue
		}
		glue = sticksToNext(word)
		isHard := sticksToPrevious(word) || strings.HasSuffix(joined[n], "«")
		fits := func(text string) bool { return Width(text+" "+word, size, isBold) <= limit }
		switch last := joined[n]; {
		case soft > 0 && !fits(last) && (isHard || fits(last[soft:])):
			tail := last[soft:]
			joined[n] = last[:soft-1]
			joined, soft = append(joined, tail+" "+word), 0
			if !isHard {
				soft = len(tail) + 1
			}
		case isHard:
			joined[n] += " " + word
		case fits(last):
			joined[n], soft = last+" "+word, len(last)+1
		default:
			joined, soft = append(joined, word), 0
		}
	}
	return joined
}

// quotation is how many words a quotation has that the first word opens; 0 when it opens none, or one that does not end.
func quotation(words []string) int {
	if !strings.Contains(words[0], "«") {
		return 0
	}
	for i, w := range words {
		if strings.LastIndex(w, "»") > strings.LastIndex(w, "«") {
			// What follows the closing mark may be on a word of its own.
			return i + 1
		}
	}
	return 0
}

// splitWords splits at white space where a line may end: not at no-break, narrow or figure spaces.
func splitWords(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool {
		switch r {
		case 0x00a0, 0x2007, 0x2009, 0x202f, 0x2060:
			return false
		}
		return unicode.IsSpace(r) || r == 0x200b
	})
}

func sticksToPrevious(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return strings.ContainsRune(":;!?»%€°", r) || word == "–" || word == "—"
}

// numbers tells whether a word is the number of the one before it, or a letter behind that: "recommendation 7:", "3 b)".
func numbers(before, word string) bool {
	number := strings.TrimRight(word, ":;,.)\u00a0\u202f")
	first, _ := utf8.DecodeRuneInString(before)
	switch {
	case number == "" || len(number) > 3:
		return false
	case strings.Trim(number, "0123456789") == "":
		return unicode.IsLetter(first)
	}
	return len(number) == 1 && strings.HasPrefix(word, number+")") && strings.Trim(before, "0123456789") == ""
}

// sticksToNext tells opening quotes and the abbreviations that want their number or name beside them.
func sticksToNext(word string) bool {
	if r, _ := utf8.DecodeLastRuneInString(word); r == '«' {
		return true
	}
	switch strings.ToLower(strings.TrimLeft(word, "(«")) {
	case "n°", "nº", "no.", "§", "art.", "p.", "m.", "mme", "r.", "l.":
		return true
	}
	return false
}

// joints are the signs after which a long word may be broken.
const joints = "-/_.,+=&|:’'"

// longestPart is the longest piece of a word between its hyphens.
func longestPart(word string) string {
	longest := ""
	for part := range strings.SplitAfterSeq(word, "-") {
		if len(part) > len(longest) {
			longest = part
		}
	}
	return longest
}

// breakWord cuts a word that is wider than a line: after a space where it is several words, after a joint such as - / _ .
// where the rest of the line holds one, else anywhere, but not before a mark that combines with the rune before it, nor
// beside French punctuation as long as there is another place.
func breakWord(word string, limit, size float64, isBold bool) []string {
	var parts []string
	start, joint, last, width := 0, 0, 0, 0.0
	for i, r := range word {
		w := Width(string(r), size, isBold)
		for width+w > limit && i > start && w > 0 { // twice when the rest after a joint is too wide still
			end := i
			switch {
			case joint > start:
				end = joint
			case last > start:
				end = last
			}
			parts = append(parts, word[start:end])
			start = end
			width = Width(word[start:i], size, isBold)
		}
		width += w
		next := i + utf8.RuneLen(r)
		if !mayEnd(word[:next], word[next:]) {
			continue
		}
		if follower, _ := utf8.DecodeRuneInString(word[next:]); next < len(word) && Width(string(follower), size, isBold) > 0 {
			last = next
		}
		if r == ' ' || strings.ContainsRune(joints, r) {
			joint = next
		}
	}
	return append(parts, word[start:])
}

// mayEnd tells whether a word may be broken between two parts as far as French punctuation is concerned.
func mayEnd(before, after string) bool {
	before, after = strings.TrimRightFunc(before, unicode.IsSpace), strings.TrimLeftFunc(after, unicode.IsSpace)
	return !sticksToPrevious(after) && !strings.HasSuffix(before, "«")
}

// fill puts atoms into lines first come, first served; there is at least one line.
func fill(atoms []atom, limit float64) []string {
	var lines []string
	var line strings.Builder
	width := 0.0
	for i, a := range atoms {
		if i > 0 && width+a.space+a.width > limit+1e-9 {
			lines = append(lines, line.String())
			line.Reset()
			width = 0
		} else if i > 0 && a.space > 0 {
			line.WriteByte(' ')
			width += a.space
		}
		line.WriteString(a.text)
		width += a.width
	}
	return append(lines, line.String())
}
