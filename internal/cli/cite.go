package cli

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/urfave/cli/v2"

	"kg/internal/export/reference"
	"kg/internal/fold"
	"kg/internal/model"
	"kg/internal/query"
)

func citeCommand() *cli.Command {
	return &cli.Command{
		Name:      "cite",
		Usage:     "where a claim, or all that is said of an entity, comes from, as references",
		ArgsUsage: "CLAIM|NAME",
		Description: "A claim is named FROM.RELATION.TO. An entity gives every source that is cited about it, with the lines.\n" +
			"Links show the cited words in a browser, where the source has an address.\n\n" +
			"kg cite cyberdouane.part-of.dnred\nkg cite \"recommandation 19\" --format bibtex\nkg cite cnil -o cnil.bib\nkg cite cnil --format csl-json -o cnil.json",
		Flags:  []cli.Flag{langFlag(), formatFlag(orList(referenceFormats())), outFlag(), dataFlag(), asOfFlag(), colorFlag()},
		Action: action(1, runCite),
	}
}

func runCite(s *session) error {
	format, err := s.referenceFormat()
	if err != nil {
		return err
	}
	d, err := s.dataset()
	if err != nil {
		return err
	}
	if date := s.String("as-of"); date != "" {
		d = d.AsOf(date)
	}
	refs, err := s.references(d, s.Args().First())
	if err != nil {
		return err
	}
	return s.output(func(w io.Writer, _ bool) error { return format.Write(w, refs, s.lang) })
}

// references are those of a claim, else of the entity of a name.
func (s *session) references(d *model.Dataset, typed string) ([]reference.Reference, error) {
	if c, ok := d.Claim(typed); ok {
		if c.Basis == model.Inferred {
			fmt.Fprintf(s.App.ErrWriter, "note: inferred by the curator: %s\n", c.Why.In(s.lang))
		}
		if _, more := d.Claim(typed + "~2"); more {
			fmt.Fprintf(s.App.ErrWriter, "note: the same is claimed elsewhere: kg cite %s~2\n", typed)
		}
		return reference.OfClaim(d, c), nil
	}
	engine := query.New(d, nil)
	var unknown *query.UnknownError
	_, err := engine.Resolve(typed) // first: "I.B.1" is a section's short name
	if errors.As(err, &unknown) && strings.Count(typed, ".") >= 2 && !strings.ContainsRune(typed, ' ') {
		return nil, &exitError{exitNoAnswer, fmt.Errorf("no claim has the id %q", typed), nearestClaims(d, typed)}
	}
	e, err := s.resolve(engine, typed)
	if err != nil {
		return nil, err
	}
	refs := reference.OfEntity(d, e)
	if len(refs) == 0 {
		return nil, noAnswer("nothing is cited about %s", e.ID)
	}
	return refs, nil
}

func nearestClaims(d *model.Dataset, typed string) string {
	var ids []string
	for _, c := range d.Claims {
		ids = append(ids, c.ID)
	}
	near := fold.Nearest(typed, ids, 3)
	if len(near) == 0 {
		return "hint: a claim is named FROM.RELATION.TO; kg show FROM lists those of an entity\n"
	}
	return "hint: the nearest are\n  " + strings.Join(near, "\n  ") + "\n"
}

func referenceFormats() []string {
	var names []string
	for _, f := range reference.All() {
		names = append(names, f.Name)
	}
	return names
}

// referenceFormat is --format, else what the extension of the output says, else the first.
func (s *session) referenceFormat() (reference.Format, error) {
	if name := s.String("format"); name != "" {
		f, ok := reference.ByName(name)
		if !ok {
			return f, usage("--format %q, expected %s", name, orList(referenceFormats()))
		}
		return f, s.contradiction(f.Name)
	}
	if path := s.destination(); !s.toStdout() {
		f, ok := reference.ByExtension(path)
		if !ok {
			return f, usage("--output %q: its extension is that of no format, expected .txt, .bib or .json, or say --format", path)
		}
		return f, nil
	}
	return reference.All()[0], nil
}
