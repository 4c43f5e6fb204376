package svg

import (
	"encoding/xml"
	"regexp"
	"slices"
	"strings"
	"sync"

	"kg/internal/export"
)

// Foreign is something in a file that Write never writes: somebody added it.
type Foreign struct {
	What string // element, attribute, address, style, text, comment, instruction or doctype
	Name string // of the element or the attribute, or the address; "" where there is none
	In   string // the element that it stands in; "" for the document
}

// maxForeign is how much of it is kept: one is enough to know.
const maxForeign = 20

const (
	svgSpace = "http://www.w3.org/2000/svg"
	xmlSpace = "http://www.w3.org/XML/1998/namespace"
)

// own are the elements that Write writes, each with where it stands and which attributes it may have. An attribute is named
// without its namespace, but xml:lang.
func own(element string) (parents, attributes string, ok bool) {
	switch element {
	case "svg":
		return "", "xmlns viewBox id class lang xml:lang role aria-labelledby aria-describedby font-family", true
	case "title":
		return "svg g a", "id", true
	case "desc":
		return "svg", "id", true
	case "metadata", "style":
		return "svg", "", true
	case "rect":
		return "svg", "class width height fill", true
	case "g":
		return "svg g", "id class role aria-label aria-hidden fill font-size stroke stroke-width stroke-dasharray stroke-linejoin paint-order", true
	case "a":
		return "g", "id class fill href", true
	case "path":
		return "g a", "class d fill stroke stroke-width stroke-dasharray", true
	case "circle":
		return "g", "class cx cy r fill stroke-dasharray", true
	case "text":
		return "g a", "x y fill font-size font-weight textLength lengthAdjust", true
	}
	return "", "", false
}

// once are the elements of which a document has one at most.
func once(element string) bool {
	return element == "svg" || element == "desc" || element == "metadata" || element == "style" || element == "rect"
}

// grammar is what the reader of package xml lets pass and browsers do not: attributes without a space between them, and an XML declaration whose
// parts are not those of XML 1.0 §2.8.
type grammar struct{ tag, declaration *regexp.Regexp }

var wellFormed = sync.OnceValue(func() grammar {
	return grammar{
		tag:         regexp.MustCompile(`^<[^\s/>]+(\s+[^\s=]+\s*=\s*("[^"]*"|'[^']*'))*\s*/?>$`),
		declaration: regexp.MustCompile(`^version=["']1\.0["'](\s+encoding=["'][Uu][Tt][Ff]-8["'])?(\s+standalone=["'](yes|no)["'])?\s*$`),
	}
})

// holdsText tells whether text may stand in an element: in those that Write writes text into, and in foreign ones, which are found themselves.
func holdsText(element string) bool {
	_, _, ours := own(element)
	return element != "" && !ours || slices.Contains([]string{"title", "desc", "metadata", "style", "text"}, element)
}

// rule is what the style sheet of a file is made of: colours and widths of lines, within a query for dark screens or not.
var rule = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(?:\s|\}|@media\(prefers-color-scheme:dark\)\{|[a-z.][^{}@\\]*\{(?:(?:fill|stroke|background|stroke-width|outline):(?:#[0-9a-fA-F]{6}|[0-9.]+);?)*\})*$`)
})

// foreign keeps what somebody added.
func (r *reader) foreign(what, name, in string) {
	f := Foreign{what, name, in}
	if len(r.drawn.Foreign) < maxForeign && !slices.Contains(r.drawn.Foreign, f) {
		r.drawn.Foreign = append(r.drawn.Foreign, f)
	}
}

// judge looks whether Write writes such an element in such a place.
func (r *reader) judge(e xml.StartElement, parent string) {
	name := e.Name.Local
	parents, attributes, ok := own(name)
	if !ok || e.Name.Space != svgSpace || !slices.Contains(strings.Split(parents, " "), parent) || once(name) && r.seen[name] {
		r.foreign("element", name, parent)
		return
	}
	r.seen[name] = true
	had := map[string]bool{}
	for _, a := range e.Attr {
		attribute := a.Name.Local
		switch a.Name.Space {
		case "":
		case xmlSpace:
			attribute = "xml:" + attribute
		default:
			attribute = a.Name.Space + ":" + attribute
		}
		switch {
		case had[attribute] || !slices.Contains(strings.Fields(attributes), attribute):
			r.foreign("attribute", attribute, name)
		case attribute == "href" && !leads(a.Value):
			r.foreign("address", a.Value, name)
		case (attribute == "fill" || attribute == "stroke") && a.Value != "none" && !isColor(a.Value):
			r.foreign("attribute", attribute+"="+a.Value, name)
		}
		had[attribute] = true
	}
}

// leads tells whether --link could have made an address.
func leads(address string) bool {
	_, err := export.ParseLink(address)
	return err == nil
}

// paint keeps the colours of the part that is open.
func (r *reader) paint(e xml.StartElement) {
	for _, a := range e.Attr {
		if r.part != nil && a.Name.Space == "" && (a.Name.Local == "fill" || a.Name.Local == "stroke") {
			r.part.Colors = colors(append(strings.Fields(r.part.Colors), a.Value)...)
		}
	}
}
