package export

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"strings"

	"kg/internal/picture"
)

// Stamp says what a picture was made from, so that it can be told later whether it still matches the data.
type Stamp struct {
	Dataset   string   // the dataset's version
	Command   string   // the command of kg that drew it: "path", "diff"; "" is render
	Arguments []string // those that choose what is shown: "rec-19", "--lang=en", "--size=page"; nil where nothing draws it again
	Content   string   // the ContentHash of the picture before it was placed: a layout may leave something away
}

// IsZero tells whether nothing is known.
func (s Stamp) IsZero() bool {
	return s.Dataset == "" && s.Command == "" && len(s.Arguments) == 0 && s.Content == ""
}

// ContentHash is a SHA-256 in hexadecimal of what a picture shows and how it looks, before it is fitted and placed. The
// dataset's version, which the source line may name, does not count: another version may show the same.
func ContentHash(p *picture.Picture, dataset string) (string, error) {
	bare := *p
	bare.Metrics = picture.Metrics{Name: p.Metrics.Name}
	if dataset != "" {
		bare.Source = strings.ReplaceAll(p.Source, dataset, "")
		bare.Desc = strings.ReplaceAll(p.Desc, dataset, "")
	}
	bare.Groups = append([]picture.Group(nil), p.Groups...)
	for i := range bare.Groups {
		g := &bare.Groups[i]
		g.Lines, g.LW, g.LH = nil, 0, 0
	}
	bare.Nodes = append([]picture.Node(nil), p.Nodes...)
	for i := range bare.Nodes {
		n := &bare.Nodes[i]
		n.Lines, n.W, n.H = nil, 0, 0
	}
	bare.Edges = append([]picture.Edge(nil), p.Edges...)
	for i := range bare.Edges {
		e := &bare.Edges[i]
		e.Lines, e.LW, e.LH = nil, 0, 0
	}
	bare.Legend = append([]picture.LegendEntry(nil), p.Legend...)
	for i := range bare.Legend {
		l := &bare.Legend[i]
		l.Text, l.W = "", 0
	}
	text, err := json.Marshal(bare)
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:]), nil
}
