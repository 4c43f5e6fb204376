package cli

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/urfave/cli/v2"

	"kg/internal/ask"
	"kg/internal/model"
	"kg/internal/query"
)

func listCommand() *cli.Command {
	return &cli.Command{
		Name:      "list",
		Usage:     "the entities of a type and of the types below it, or of any set",
		ArgsUsage: "[TYPE|SET]",
		Description: "Without TYPE it lists the types.\n" + setsHelp + "\n" +
			"kg list actor\nkg list mesures -o mesures.csv\nkg list \"type:actor & rec-19 -> affects\"\nkg list \"type:service - dnred -> ^part-of+\"",
		Flags:  tableFlags(),
		Action: action(-1, runList),
	}
}

func runList(s *session) error {
	if s.NArg() > 1 {
		return s.checkArguments(1)
	}
	k, err := s.tableQuestion()
	if err != nil {
		return err
	}
	o := &k.Engine.Dataset().Ontology
	text := s.Args().First()
	if s.NArg() == 0 {
		return s.listTypes(o)
	}
	a := (*ask.Answer)(nil)
	if t, ok := k.Engine.TypeCalled(text); ok {
		a = k.List(t)
	} else if set, err := s.set(k.Engine, text); err == nil {
		a = k.ListSet(set)
	} else if unknown := (*query.UnknownError)(nil); errors.As(err, &unknown) && unknown.Text == text {
		return &exitError{exitNoAnswer, fmt.Errorf("no type is called %q%s", text, didYouMean(text, typeNames(o))), "hint: the types are\n" + s.types(o)}
	} else {
		return err
	}
	if err := s.tableAnswer(k, a, ask.Text.Table, ask.Text.EntityTable); err != nil {
		return err
	}
	if len(a.Answers) == 0 {
		return noAnswer("nothing is of type %q", text)
	}
	return nil
}

func (s *session) listTypes(o *model.Ontology) error {
	if format, _ := s.formatOf(tableFormats()); format != "text" {
		return usage("the types are listed as text only; name one for its entities as %s", format)
	}
	return s.output(func(w io.Writer, _ bool) error {
		_, err := io.WriteString(w, s.types(o))
		return err
	})
}

func typeNames(o *model.Ontology) (names []string) {
	for _, t := range o.Types {
		names = append(names, query.TypeNames(t)...)
	}
	return names
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
