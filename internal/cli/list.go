package cli

import (
	"fmt"
	"io"
	"strings"

	"github.com/urfave/cli/v2"

	"kg/internal/ask"
	"kg/internal/fold"
	"kg/internal/model"
)

func listCommand() *cli.Command {
	return &cli.Command{
		Name:        "list",
		Usage:       "the entities of a type and of the types below it",
		ArgsUsage:   "[TYPE]",
		Description: "Without TYPE it lists the types.\n\nkg list actor\nkg list mesures\nkg list measure --format json",
		Flags:       answerFlags(),
		Action: action(-1, func(s *session) error {
			if s.NArg() > 1 {
				return s.checkArguments(1)
			}
			k, err := s.question()
			if err != nil {
				return err
			}
			o := &k.Engine.Dataset().Ontology
			if s.NArg() == 0 {
				_, err := io.WriteString(s.App.Writer, s.types(o))
				return failure(err)
			}
			t, ok := typeCalled(o, s.Args().First())
			if !ok {
				return &exitError{exitNoAnswer, fmt.Errorf("no type is called %q", s.Args().First()), "the types are:\n" + s.types(o)}
			}
			a := k.List(t)
			if err := s.answer(k, a, ask.Text.Table); err != nil {
				return err
			}
			if len(a.Answers) == 0 {
				return noAnswer("nothing is of type %q", t.ID)
			}
			return nil
		}),
	}
}

// typeCalled finds a type by its id or one of its names, singular or plural.
func typeCalled(o *model.Ontology, text string) (model.Type, bool) {
	if t, ok := o.Type(text); ok {
		return t, true
	}
	for _, t := range o.Types {
		for _, name := range []string{t.ID, t.Name.FR, t.Name.EN, t.Plural.FR, t.Plural.EN} {
			if fold.Text(name) == fold.Text(text) {
				return t, true
			}
		}
	}
	return model.Type{}, false
}

// types lists the types, those below another indented under it.
func (s *session) types(o *model.Ontology) string {
	var b strings.Builder
	for _, t := range o.Types {
		indent := strings.Repeat("  ", len(o.Lineage(t.ID)))
		fmt.Fprintf(&b, "%s%s  (%s)\n", indent, t.ID, t.Name.In(s.lang))
	}
	return b.String()
}
