package reference

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"unicode"

	"kg/internal/model"
)

// writeBibTeX writes an entry for each source, in UTF-8 as biber and today's BibTeX read it. The dataset does
// not say what kind of document a source is, so each is @misc; its title is in its own language.
func writeBibTeX(w io.Writer, refs []Reference, l model.Lang) error {
	b := bufio.NewWriter(w)
	for i, r := range refs {
		if i > 0 {
			b.WriteByte('\n')
		}
		s := r.Source
		fmt.Fprintf(b, "@misc{%s,\n", s.ID)
		field := func(name, value string) {
			if value != "" {
				fmt.Fprintf(b, "  %-6s = {%s},\n", name, value)
			}
		}
		literal := func(name, value string) { // in braces of its own: no style changes its case or splits it at "and"
			if value != "" {
				field(name, "{"+bibText(value)+"}")
			}
		}
		literal("author", s.Publisher)
		literal("title", title(s, s.Lang))
		field("date", s.Date)
		field("year", s.Date[:min(len(s.Date), 4)])
		if len(s.Date) >= 7 {
			field("month", strings.TrimPrefix(s.Date[5:7], "0"))
		}
		field("langid", map[model.Lang]string{model.French: "french", model.English: "english"}[s.Lang])
		field("url", Link(s, r.Cited...))
		field("note", bibText(strings.Join(r.places(l), " ; ")))
		b.WriteString("}\n")
	}
	return b.Flush()
}

// bibText escapes what TeX takes for commands. Braces are written as commands, since BibTeX counts even escaped
// ones. Accents stay; what cannot be seen goes.
func bibText(s string) string {
	var b strings.Builder
	for _, r := range strings.Join(strings.Fields(s), " ") {
		switch {
		case strings.ContainsRune(`#$%&_`, r):
			b.WriteString(`\` + string(r))
		case commands(r) != "":
			b.WriteString(commands(r) + "{}")
		case !unicode.IsControl(r):
			b.WriteRune(r)
		}
	}
	return b.String()
}

func commands(r rune) string {
	switch r {
	case '\\':
		return `\textbackslash`
	case '{':
		return `\textbraceleft`
	case '}':
		return `\textbraceright`
	case '~':
		return `\textasciitilde`
	case '^':
		return `\textasciicircum`
	}
	return ""
}
