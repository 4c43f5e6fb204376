package svg

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"kg/internal/picture"
)

// nodeName is what a screen reader says of a node: its label, for how many others it stands where its label does not say so, and
// what else only its looks and its place tell: its type, the heading that it stands under, and its date on a timeline.
func nodeName(p *picture.Picture, n *picture.Node) string {
	if n.Spoken != "" {
		return n.Spoken
	}
	name := n.Label
	if n.More > 0 && !holdsNumber(n.Label, n.More) {
		name += fmt.Sprintf(" +%d", n.More)
	}
	var about []string
	if n.Kind != "" {
		about = append(about, n.Kind)
	}
	if i := slices.IndexFunc(p.Groups, func(g picture.Group) bool { return g.ID == n.Group }); i >= 0 && n.Group != "" && p.Groups[i].Label != "" {
		about = append(about, p.Groups[i].Label)
	}
	if p.Layout == picture.Timeline {
		about = append(about, cmp.Or(picture.SpokenDate(n.Date, p.Lang), undated(p.Lang)))
	}
	if len(about) > 0 {
		name += " (" + strings.Join(about, semicolon(p.Lang)) + ")"
	}
	return name
}

func undated(lang string) string {
	if lang == "fr" {
		return "sans date"
	}
	return "undated"
}

// semicolon parts two remarks: French has a space before it, at which no line ends.
func semicolon(lang string) string {
	if lang == "fr" {
		return "\u00a0; "
	}
	return "; "
}
