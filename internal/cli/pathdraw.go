package cli

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"kg/internal/ask"
	"kg/internal/export"
	"kg/internal/model"
	"kg/internal/picture"
	"kg/internal/query"
	"kg/internal/view"
)

// pathCommandName is how a picture of paths names the command that drew it.
const pathCommandName = "path"

// drawPaths draws the paths of an answer.
func (s *session) drawPaths(c *canvas, k ask.Asker, q ask.PathQuestion, pairs []query.Pair, cut query.Cut) error {
	p, made, err := s.pathSketch(s.unlimited, k, q, pairs, cut, c.metrics)
	if err != nil {
		return err
	}
	return s.paint(c, p, made)
}

// pathSketch makes the picture of the paths of an answer, fitted and not placed, and its stamp.
func (s *session) pathSketch(ctx context.Context, k ask.Asker, q ask.PathQuestion, pairs []query.Pair, cut query.Cut, m picture.Metrics) (p *picture.Picture, made export.Stamp, err error) {
	words := s.pathMeaning(q)
	paths := view.Paths{
		ID: pathID(words), Pairs: pairs, Cut: cut, From: q.From.Text, To: q.To.Text,
		Several: !q.From.One() || !q.To.One(), All: q.All, AsOf: s.String("as-of"), PathOptions: q.PathOptions,
	}
	for _, set := range q.Avoiding {
		paths.Avoiding = append(paths.Avoiding, set.Text)
	}
	p, err = view.DrawPaths(ctx, k.Engine, paths, view.Options{Lang: k.Lang, Size: model.Size(m.Name), Max: m.MaxNodes})
	if err != nil {
		return nil, made, failure(err)
	}
	p.Fit(m)
	made, err = stamp(k, p, pathCommandName, words)
	return p, made, failure(err)
}

// pathMeaning are the arguments that find the same paths again: entities by id, and weights one by one, since a picture that is verified
// reads no file.
func (s *session) pathMeaning(q ask.PathQuestion) []string {
	understood := map[string][]string{"via": q.Via, "types": q.Types, "avoid": nil, "weigh": nil}
	for _, set := range q.Avoiding {
		understood["avoid"] = append(understood["avoid"], set.Text)
	}
	for relation, weight := range q.Weights {
		understood["weigh"] = append(understood["weigh"], weighed(relation, weight))
	}
	slices.Sort(understood["weigh"])
	return s.meaning(understood, q.From.Text, q.To.Text)
}

// pathID names a picture of paths by what was asked for, so that the answers to two questions share no id on a page.
func pathID(words []string) string {
	return shortID(append([]string{pathCommandName}, flagParts(words)...))
}

// flagParts are the parts of a name that say the arguments of a picture. Language and size are said beside it.
func flagParts(words []string) (parts []string) {
	for _, w := range words {
		flag, isFlag := strings.CutPrefix(w, "--")
		name, value, _ := strings.Cut(flag, "=")
		switch {
		case isFlag && (name == "lang" || name == "size"):
		case isFlag && value == "true":
			parts = append(parts, name)
		case isFlag:
			parts = append(parts, name, value)
		default:
			parts = append(parts, w)
		}
	}
	return parts
}

// maxID is how long the name of a picture of an answer is at most: every id in the file begins with it.
const maxID = 64

// shortID joins the parts of a name. What is long ends with a hash of the whole.
func shortID(parts []string) string {
	id := strings.Join(parts, "-")
	if len(id) <= maxID {
		return id
	}
	sum := sha256.Sum256([]byte(id))
	return strings.ToValidUTF8(id[:maxID-9], "") + "-" + hex.EncodeToString(sum[:4])
}
