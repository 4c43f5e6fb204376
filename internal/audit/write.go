package audit

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strconv"

	"kg/internal/model"
)

// WriteText writes coverage for people: for each source how much is cited, then its uncited paragraphs, the long
// ones each with its words, beginning and excuse, the short ones as numbers of lines.
func WriteText(w io.Writer, all []Coverage) error {
	b := bufio.NewWriter(w)
	for i, c := range all {
		if i > 0 {
			b.WriteByte('\n')
		}
		c.text(b)
	}
	return b.Flush()
}

func (c Coverage) text(b *bufio.Writer) {
	fmt.Fprintf(b, "%s: ", c.Source)
	if c.Long == 0 {
		fmt.Fprintf(b, "no paragraph has more than %d words", LongParagraph)
	} else {
		fmt.Fprintf(b, "%s %% (%d of %d) of the paragraphs of more than %d words are cited", c.percent(), c.Cited, c.Long, LongParagraph)
	}
	if c.Excused > 0 {
		fmt.Fprintf(b, ", %d excused", c.Excused)
	}
	b.WriteByte('\n')
	var short []int
	for _, u := range c.Uncited {
		if !u.Long() {
			short = append(short, u.Line)
			continue
		}
		fmt.Fprintf(b, "  line %d, %d words: %s\n", u.Line, u.Words, u.Beginning)
		if u.Why != nil {
			fmt.Fprintf(b, "    excused: %s\n", u.Why.EN)
		}
	}
	if len(short) > 0 {
		fmt.Fprintf(b, "  shorter and uncited: %d, at %s\n", len(short), wrapped(short))
	}
}

// wrapped lists line numbers, with a line break where a line would grow long.
func wrapped(lines []int) string {
	text, width := "lines", 0
	if len(lines) == 1 {
		text = "line"
	}
	for _, n := range lines {
		s := " " + strconv.Itoa(n)
		if width += len(s); width > 72 {
			text, width = text+"\n   ", len(s)
		}
		text += s
	}
	return text
}

// WriteJSON writes coverage as an object with a list of sources.
func WriteJSON(w io.Writer, all []Coverage) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	type source struct {
		Coverage
		Percent float64 `json:"percent"` // of the long ones, cited
	}
	list := make([]source, 0, len(all))
	for _, c := range all {
		list = append(list, source{c, float64(int(c.Percent()*10)) / 10})
	}
	return enc.Encode(map[string]any{"sources": list})
}

// Head names the columns of Rows.
func Head() []string { return []string{"source", "line", "words", "beginning", "excuse"} }

// Rows are the uncited paragraphs of all sources, a row each.
func Rows(all []Coverage) [][]string {
	var rows [][]string
	for _, c := range all {
		for _, u := range c.Uncited {
			why := ""
			if u.Why != nil {
				why = u.Why.In(model.English)
			}
			rows = append(rows, []string{c.Source, strconv.Itoa(u.Line), strconv.Itoa(u.Words), u.Beginning, why})
		}
	}
	return rows
}
