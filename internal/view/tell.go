package view

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"kg/internal/model"
)

// Text writes the description in paragraphs.
func (d Description) Text(w io.Writer) error {
	var b strings.Builder
	for _, line := range []string{d.Title, d.Caption, d.Summary} {
		if line != "" {
			fmt.Fprintf(&b, "%s\n", line)
		}
	}
	for _, s := range d.Sections {
		fmt.Fprintf(&b, "\n%s\n", s.Heading)
		for _, item := range s.Items {
			fmt.Fprintf(&b, "- %s\n", d.item(item))
		}
	}
	if d.Source != "" {
		fmt.Fprintf(&b, "\n%s\n", d.Source)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// item is a node in a sentence: "Rec. 19 (focus): recommends → A, B; amends → C (inferred)". Where a name holds a comma, semicolons part
// the names, and each relation has a line of its own below the node.
func (d Description) item(item Item) string {
	var remarks []string
	for _, r := range []string{item.Date, item.Kind} {
		if r != "" {
			remarks = append(remarks, r)
		}
	}
	if item.Focus {
		remarks = append(remarks, d.words.focus)
	}
	text := item.Label
	if len(remarks) > 0 {
		text += " (" + strings.Join(remarks, ", ") + ")"
	}
	var relations []string
	ends := map[string][]string{}
	for _, l := range item.Lines {
		if ends[l.Relation] == nil {
			relations = append(relations, l.Relation)
		}
		to := l.To
		if l.Basis == string(model.Inferred) {
			to += " (" + d.words.inferred + ")"
		}
		ends[l.Relation] = append(ends[l.Relation], to)
	}
	if len(relations) == 0 {
		return text
	}
	commas := slices.ContainsFunc(relations, func(r string) bool { return len(ends[r]) > 1 && strings.Contains(strings.Join(ends[r], ""), ",") })
	comma := ", "
	if commas {
		comma = d.words.semicolon
	}
	for i, r := range relations {
		relations[i] = r + " → " + strings.Join(ends[r], comma)
	}
	if !commas || len(relations) == 1 {
		return text + d.words.colon + strings.Join(relations, d.words.semicolon)
	}
	return text + strings.TrimRight(d.words.colon, " ") + "\n  - " + strings.Join(relations, "\n  - ")
}

// Markdown writes the description's head and a table of the lines; what no line touches is a row of its own.
func (d Description) Markdown(w io.Writer) error {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n\n", escaped(d.Title))
	for _, line := range []string{d.Caption, d.Summary} {
		if line != "" {
			fmt.Fprintf(&b, "%s\n\n", escaped(line))
		}
	}
	fmt.Fprintf(&b, "| %s |\n|%s\n", strings.Join(d.words.columns, " | "), strings.Repeat(" --- |", len(d.words.columns)))
	touched := map[string]bool{}
	for _, r := range d.Rows {
		touched[r.From], touched[r.To] = true, true
		basis := r.Basis
		if basis == string(model.Inferred) {
			basis = d.words.inferred
		} else if basis == string(model.Stated) {
			basis = d.words.stated
		}
		fmt.Fprintf(&b, "| %s | %s | %s | %s | %s |\n", escaped(r.From), escaped(r.Relation), escaped(r.To), basis, escaped(strings.Join(r.Sources, d.words.semicolon)))
	}
	for _, s := range d.Sections {
		for _, item := range s.Items {
			if !touched[item.Label] {
				fmt.Fprintf(&b, "| %s | | | | |\n", escaped(item.Label))
			}
		}
	}
	if d.Source != "" {
		fmt.Fprintf(&b, "\n%s\n", escaped(d.Source))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// escaped takes a text's signs away from Markdown and keeps it on its line.
func escaped(s string) string {
	return strings.NewReplacer("\n", " ", "\r", " ", `\`, `\\`, "|", `\|`, "<", "&lt;", "&", "&amp;", "*", `\*`, "_", `\_`, "`", "\\`", "[", `\[`, "#", `\#`).Replace(s)
}

// JSON writes the description as one object: its sections name every node, its rows say every line.
func (d Description) JSON(w io.Writer) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(d)
}
