package diff

import (
	"fmt"
	"io"
	"strings"
)

// openLines is how many lines of a part stand open; a longer list is folded.
const openLines = 25

// WriteMarkdown writes the report for a pull request, in GitHub Flavored Markdown: a list for each part, long ones folded.
func (r *Report) WriteMarkdown(w io.Writer, s Style) error {
	words := wordsIn(s.Lang)
	var b strings.Builder
	if s.Title != "" {
		fmt.Fprintf(&b, "## %s\n\n", escape(s.Title))
	}
	fmt.Fprintf(&b, "%s\n", escape(r.Summary(s.Lang)))
	if len(r.Renames) > 0 {
		b.WriteByte('\n')
	}
	for _, n := range r.Renames {
		fmt.Fprintf(&b, "- %s `%s` → `%s` %s\n", words.renamed, n.Old, n.New, words.rename(n))
	}
	for _, p := range parts() {
		counts := words.counts(r, p)
		if counts == "" {
			continue
		}
		var list strings.Builder
		for _, c := range r.Changes {
			if c.Part == p && !c.Follows {
				mark(&list, words, c)
			}
		}
		heading := words.parts[p] + words.colon + counts
		if strings.Count(list.String(), "\n") > openLines {
			fmt.Fprintf(&b, "\n<details>\n<summary><b>%s</b></summary>\n\n%s\n</details>\n", heading, list.String())
		} else {
			fmt.Fprintf(&b, "\n**%s**\n\n%s", heading, list.String())
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// mark writes a change as an item of a list, with its fields as items below. The signs are bold, for an item that starts with a
// plus is a list.
func mark(b *strings.Builder, w words, c Change) {
	title := c.Title.In(w.lang)
	if c.ID == orderID {
		fmt.Fprintf(b, "- **%s** %s\n", sign(c.Kind), w.reorder)
	} else {
		fmt.Fprintf(b, "- **%s** `%s` %s", sign(c.Kind), c.ID, escape(title))
		if more := said(c); more != "" && c.Kind != Changed {
			fmt.Fprintf(b, " (%s)", escape(more))
		}
		b.WriteByte('\n')
	}
	if c.Kind != Changed {
		return
	}
	for _, f := range c.Fields {
		was, is := escape(f.Old), escape(f.New)
		switch {
		case f.Old == "":
			fmt.Fprintf(b, "  - **+** %s%s%s\n", f.Name, w.colon, is)
		case f.New == "":
			fmt.Fprintf(b, "  - **−** %s%s~~%s~~\n", f.Name, w.colon, was)
		default:
			fmt.Fprintf(b, "  - %s%s~~%s~~ → %s\n", f.Name, w.colon, was, is)
		}
	}
}

// escape keeps a text from being read as Markdown or HTML, as a mention or as the number of an issue.
func escape(text string) string {
	var b strings.Builder
	for _, r := range visible(text) {
		switch {
		case r == '@' || r == '#':
			b.WriteRune(r)
			b.WriteString("\u200b") // nothing to see: no mention, no issue
			continue
		case strings.ContainsRune("\\`*_{}[]<>|~&", r):
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}
