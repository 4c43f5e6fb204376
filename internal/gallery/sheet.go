package gallery

import (
	"fmt"
	"html"
	"slices"
	"strings"

	"kg/internal/export"
	"kg/internal/model"
)

// sheet writes the contact sheet: a table with a row for each view and a column for each language, as Markdown that GitHub shows.
func sheet(d *model.Dataset, m Manifest) []byte {
	langs := shown(m)
	var b strings.Builder
	b.WriteString("# Pictures\n\n")
	fmt.Fprintf(&b, "Made by `kg build` from dataset %s; do not edit. A picture leads to its file; [%s](%s) says of each what it shows, in words too.\n\n",
		m.Dataset, ManifestName, ManifestName)
	b.WriteString("| view |")
	for _, l := range langs {
		fmt.Fprintf(&b, " %s |", languageName(l))
	}
	b.WriteString("\n| --- |" + strings.Repeat(" --- |", len(langs)) + "\n")
	for _, v := range d.Views {
		fmt.Fprintf(&b, "| `%s` |", v.ID)
		for _, l := range langs {
			b.WriteString(" " + cell(m, v.ID, l) + " |")
		}
		b.WriteString("\n")
	}
	return []byte(b.String())
}

// shown are the languages that files have.
func shown(m Manifest) (langs []string) {
	for _, l := range model.Langs() {
		if slices.ContainsFunc(m.Files, func(e Entry) bool { return e.Lang == string(l) }) {
			langs = append(langs, string(l))
		}
	}
	return langs
}

func languageName(lang string) string {
	if lang == string(model.French) {
		return "français"
	}
	return "English"
}

// cell shows one view in one language: its picture on a page, or the first size that it has, and the other files.
func cell(m Manifest, view, lang string) string {
	var files []Entry
	for _, e := range m.Files {
		if e.View == view && e.Lang == lang && e.Profile != string(export.Inline) {
			files = append(files, e)
		}
	}
	var picture *Entry
	var links []string
	for i, e := range files {
		links = append(links, fmt.Sprintf(`<a href="%s">%s %s</a>`, markup(e.File), markup(e.Size), markup(e.Format)))
		if e.Format != "svg" && e.Format != "png" {
			continue
		}
		if picture == nil || picture.Size != string(model.Page) && e.Size == string(model.Page) {
			picture = &files[i]
		}
	}
	if picture == nil {
		return strings.Join(links, " · ")
	}
	return fmt.Sprintf(`<a href="%s"><img src="%s" width="%d" alt="%s"></a><br>%s<br>%s`, markup(picture.File), markup(picture.File), thumbnail, markup(picture.Alt),
		markup(picture.Title), strings.Join(links, " · "))
}

// thumbnail is the width of a picture on the sheet, in pixels.
const thumbnail = 360

// markup writes a text so that it is nothing but text, in HTML that stands in a table of Markdown.
func markup(s string) string {
	var b strings.Builder
	for _, r := range html.EscapeString(s) {
		if r < ' ' || strings.ContainsRune("|\\`*_[]~!:@", r) {
			fmt.Fprintf(&b, "&#%d;", r)
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}
