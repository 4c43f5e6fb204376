package reference

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"

	"kg/internal/model"
)

func itoa(n int) string { return strconv.Itoa(n) }

// writeText writes a paragraph for each source: publisher, title, date, address, then its places with their
// anchors, each with its link.
func writeText(w io.Writer, refs []Reference, l model.Lang) error {
	b := bufio.NewWriter(w)
	for i, r := range refs {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(headline(r.Source, l) + "\n")
		for _, c := range r.Cited {
			fmt.Fprintf(b, "  %s %s\n", place(c, l), quoted(c.Anchor, l))
			if link := Link(r.Source, c); link != "" {
				fmt.Fprintf(b, "    %s\n", link)
			}
		}
	}
	return b.Flush()
}

// headline is "Publisher, Title, 2024-05-14", without what is unknown.
func headline(s model.Source, l model.Lang) string {
	var parts []string
	for _, p := range []string{s.Publisher, title(s, l), s.Date} {
		if p != "" {
			parts = append(parts, p)
		}
	}
	return strings.Join(parts, ", ")
}

// title is a source's title in the language of the answer; its id when it has none.
func title(s model.Source, l model.Lang) string {
	if t := s.Title.In(l); t != "" {
		return t
	}
	return s.ID
}

func quoted(s string, l model.Lang) string {
	if l == model.English {
		return "“" + s + "”"
	}
	return "« " + s + " »"
}
