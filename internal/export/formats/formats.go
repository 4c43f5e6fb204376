// Package formats is the list of all formats. A new one is a new package and one row here.
//
//	for _, f := range formats.All() {
//		fmt.Println(f.Name(), f.Extension(), formats.Help(f.Name()))
//	}
package formats

import (
	"strings"

	"kg/internal/export"
	"kg/internal/export/d2"
	"kg/internal/export/dot"
	"kg/internal/export/json"
	"kg/internal/export/mermaid"
	"kg/internal/export/pdf"
	"kg/internal/export/png"
	"kg/internal/export/svg"
	"kg/internal/export/txt"
)

// row is a format with what the list knows of it.
type row struct {
	format  export.Format
	help    string // what it is for, in a few words
	gallery bool   // kg build writes it
	binary  bool   // no text: nothing that a terminal should show
	also    string // another extension that people give such files, "" for none
}

func rows() []row {
	return []row{
		{svg.Format{}, "for pages and slides", true, false, ""},
		{png.Format{}, "an image, two pixels to the point", false, true, ""},
		{pdf.Format{}, "one page with text that can be selected", false, true, ""},
		{dot.Format{}, "for Graphviz", true, false, ".gv"},
		{json.Format{}, "the placed picture, for programs", false, false, ""},
		{mermaid.Format{}, "for Markdown on GitHub and in wikis", false, false, ".mermaid"},
		{d2.Format{}, "for D2", false, false, ""},
		{txt.Format{}, "a tree or a table for the terminal", false, false, ""},
	}
}

// All lists the formats, the usual one first.
func All() []export.Format { return chosen(func(row) bool { return true }) }

// Gallery lists the formats in which kg build writes every view. The others are written when they are asked for: a gallery that
// is committed should not grow by images.
func Gallery() []export.Format { return chosen(func(r row) bool { return r.gallery }) }

func chosen(want func(row) bool) []export.Format {
	var all []export.Format
	for _, r := range rows() {
		if want(r) {
			all = append(all, r.format)
		}
	}
	return all
}

// Names lists the names of all formats, the usual one first.
func Names() []string {
	var names []string
	for _, f := range All() {
		names = append(names, f.Name())
	}
	return names
}

// Help says in a few words what a format is for; "" for a name that is none.
func Help(name string) string {
	for _, r := range rows() {
		if strings.EqualFold(r.format.Name(), name) {
			return r.help
		}
	}
	return ""
}

// Binary tells whether a format is no text, so that a terminal should not be given it.
func Binary(name string) bool {
	for _, r := range rows() {
		if strings.EqualFold(r.format.Name(), name) {
			return r.binary
		}
	}
	return false
}

// ByName finds a format by its name, without regard to case.
func ByName(name string) (export.Format, bool) {
	for _, f := range All() {
		if strings.EqualFold(f.Name(), name) {
			return f, true
		}
	}
	return nil, false
}

// ByExtension finds a format by the end of a file's name, without regard to case.
func ByExtension(path string) (export.Format, bool) {
	path = strings.ToLower(path)
	for _, r := range rows() {
		if strings.HasSuffix(path, r.format.Extension()) || r.also != "" && strings.HasSuffix(path, r.also) {
			return r.format, true
		}
	}
	return nil, false
}

// Extensions lists the extensions of files with their dots, in the order of the formats.
func Extensions() []string {
	var all []string
	for _, r := range rows() {
		all = append(all, r.format.Extension())
		if r.also != "" {
			all = append(all, r.also)
		}
	}
	return all
}
