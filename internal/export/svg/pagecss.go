package svg

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"kg/internal/model"
	"kg/internal/picture"
)

// Theme says when pictures inside pages are light and when dark.
type Theme string

// The themes. A page says its own by the CSS property color-scheme, on whatever element; one that does not is a light page to browsers, and
// so are its pictures.
const (
	PageTheme   Theme = "page"   // as the part of the page is that they stand in
	DeviceTheme Theme = "device" // as the reader's screen, whatever the page says
	LightTheme  Theme = "light"
	DarkTheme   Theme = "dark"
)

// Themes are all of them, the usual one first.
func Themes() []Theme { return []Theme{PageTheme, DeviceTheme, LightTheme, DarkTheme} }

// scheme is the color-scheme that a theme asks for; "" for the page's.
func (t Theme) scheme() (string, error) {
	switch t {
	case PageTheme, "":
		return "", nil
	case DeviceTheme:
		return "light dark", nil
	case LightTheme, DarkTheme:
		return string(t), nil
	}
	return "", fmt.Errorf("svg: there is no theme %q", string(t))
}

// WriteCSS writes the style sheet for pictures inside pages. Every colour is a variable that a page may set, --kg-measure-fill
// for one, and falls back to the dataset's own look where the page is light and to its dark counterpart where it is dark
// (light-dark() of CSS Color 5). A browser that does not know light-dark() is told no colours, and shows the light picture.
func WriteCSS(w io.Writer, o model.Ontology, style model.Style, theme Theme) error {
	scheme, err := theme.scheme()
	if err != nil {
		return err
	}
	if scheme != "" {
		scheme = ".kg-picture{color-scheme:" + scheme + "}\n"
	}
	_, err = io.WriteString(w, cssHead+scheme+cssRing+"@supports (color:light-dark(#000,#fff)){\n"+pageColors(o, style)+"}\n")
	return err
}

const cssHead = `/* Pictures of kg inside pages (kg render --profile inline). Set a variable, on :root say, to change a colour:
   :root { --kg-ground: transparent }. They are light or dark as the page's color-scheme. Made by kg css. */
.kg-picture{display:block;width:100%;height:auto;margin-inline:auto}
.kg-picture text{font-style:normal;font-variant:normal;letter-spacing:normal;word-spacing:normal;text-transform:none}
.kg-picture a{font-weight:400;text-decoration:none}
.kg-size-page{max-width:64rem}
.kg-size-slide{max-width:80rem}
.kg-size-poster{max-width:110rem}
`

const cssRing = "a.kg-node{cursor:pointer}\n" + ringWidth

// pageColors are the rules for everything that has a colour, those of a dataset's style and kg's own.
func pageColors(o model.Ontology, style model.Style) string {
	s := &sheet{value: func(name, light, dark string) string {
		return "var(--kg-" + name + ",light-dark(" + light + "," + dark + "))"
	}}
	for _, own := range picture.OwnNodes() {
		class := ".kg-look-" + own.Name
		if own.Name == picture.OwnFrame {
			class = ".kg-group"
		}
		s.node(class, own.Name, own.Look)
	}
	for _, own := range picture.OwnLines() {
		if own.Name == picture.OwnChain { // and whatever else has no style
			s.line(":is(.kg-rule,.kg-edge,.kg-label,.kg-sample[fill=none]):not([class*=kg-kind-],[class*=kg-line-])", "line", own.Look.Stroke)
			continue
		}
		s.line(".kg-line-"+own.Name, own.Name+"-line", own.Look.Stroke)
	}
	for _, row := range style.Types {
		if classes := classesOf(o, style, row.Type); len(classes) > 0 {
			class := classes[0]
			if len(classes) > 1 {
				class = ":is(" + strings.Join(classes, ",") + ")"
			}
			s.node(class, cssName(row.Type), picture.NodeLook{Fill: row.Fill, Stroke: row.Stroke, Text: row.Text})
		}
	}
	for _, row := range style.Relations {
		s.line(".kg-kind-"+cssName(row.ID), cssName(row.ID)+"-line", row.Stroke)
	}
	s.ground()
	for _, t := range frame() {
		s.text(named(".kg-", string(t.Role)), string(t.Role), t.Color)
	}
	s.ring()
	return s.b.String()
}

// classesOf are the classes of the types that have the look of a row: its own, and those below it without a row of their own.
func classesOf(o model.Ontology, style model.Style, row string) (classes []string) {
	for _, t := range o.Types {
		for _, up := range o.Lineage(t.ID) {
			if !slices.ContainsFunc(style.Types, func(s model.TypeStyle) bool { return s.Type == up }) {
				continue
			}
			if up == row {
				classes = append(classes, ".kg-type-"+cssName(t.ID))
			}
			break
		}
	}
	return classes
}

// cssName is a name inside a selector or a variable.
func cssName(s string) string { return strings.ReplaceAll(identifier(s), ".", `\.`) }

// frame is a text of each role that stands around a drawing, in the colours that every picture has.
func frame() []picture.PlacedText {
	p := &picture.Picture{Title: "-", Caption: "-", Omitted: "-", Source: "-", Legend: []picture.LegendEntry{{Label: "-", Line: &picture.LineLook{}}}}
	p.Fit(picture.PageMetrics())
	placed := picture.Compose(p, picture.Drawing{})
	tick := placed.LegendText(0)
	tick.Role = picture.TickText
	return append(placed.Texts, placed.LegendText(0), tick)
}
