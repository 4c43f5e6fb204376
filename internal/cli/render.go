package cli

import (
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"kg/internal/ask"
	"kg/internal/export"
	"kg/internal/export/formats"
	"kg/internal/fold"
	"kg/internal/layout"
	"kg/internal/model"
	"kg/internal/picture"
	"kg/internal/view"
)

func renderCommand() *cli.Command {
	return &cli.Command{
		Name:      "render",
		Usage:     "one picture",
		ArgsUsage: "[VIEW]",
		Description: "VIEW is the name of a view (kg views lists them), or of any entity: what surrounds it is drawn, the most important first, where no\n" +
			"view is about it. In place of VIEW a flag draws an answer.\n\n" +
			"kg render rec-19 -o rec-19.svg\nkg render R19 --lang en --size slide -o rec-19.svg\nkg render rec-19 --format dot | dot -Tpng -o rec-19.png\n" +
			"kg render --around cnil --hops 2 -o cnil.svg\nkg render --between rec-19 cnil -o path.svg\nkg render --query rec-19 'recommends/^part-of*' -o parts.svg",
		Flags: slices.Concat(subjectFlags("draw"), []cli.Flag{outFlag(), formatFlag(formatUsage())}, pictureFlags(), []cli.Flag{
			&cli.DurationFlag{Name: "timeout", Usage: "draw a table instead when placing takes longer than `DURATION`", Value: layout.DefaultTimeout},
			langFlag(), asOfFlag(), dataFlag(), colorFlag(),
		}),
		Action: action(-1, runRender),
	}
}

// formatUsage says what each format is for.
func formatUsage() string {
	var all []string
	for _, name := range formats.Names() {
		f, _ := formats.ByName(name)
		about := formats.Help(name)
		if f.Extension() != "."+name {
			about += "; " + f.Extension()
		}
		all = append(all, name+" ("+about+")")
	}
	return strings.Join(all, ", ")
}

func runRender(s *session) error {
	f, err := s.pictureFormat()
	if err != nil {
		return err
	}
	if s.Duration("timeout") <= 0 {
		return usage("--timeout %s, expected more than 0", s.Duration("timeout"))
	}
	if err := s.checkSubject(); err != nil {
		return err
	}
	c, err := s.canvas(f)
	if err != nil {
		return err
	}
	defer c.close()
	k, err := s.asker(s.Context.Context)
	if err != nil {
		return err
	}
	p, subject, err := s.sketch(k, c.metrics)
	if err != nil {
		return err
	}
	made, err := stamp(k, p, "", s.meaning(nil, subject...))
	if err != nil {
		return failure(err)
	}
	return s.paint(c, p, made)
}

// sketch makes the picture that the arguments ask for, fitted and not placed, and gives the arguments that stand for its
// subject whatever way it was named.
func (s *session) sketch(k ask.Asker, m picture.Metrics) (p *picture.Picture, subject []string, err error) {
	v, err := s.subject(k)
	if err != nil {
		return nil, nil, err
	}
	subject = s.Args().Slice()
	if _, listed := k.Engine.Dataset().View(v.ID); listed {
		subject = []string{v.ID}
	} else if len(subject) == 1 && v.Focus != "" && !s.IsSet("between") {
		subject = []string{v.Focus}
	}
	if p, err = drawn(s.Context.Context, k, v, m); err != nil {
		return nil, nil, err
	}
	p.ID = s.pictureID(p.ID, subject)
	return p, subject, nil
}

// pictureID names a picture by what was asked for: a view of the dataset as it is by its own id, anything else by its subject and by every
// flag that chooses what is shown.
func (s *session) pictureID(id string, subject []string) string {
	parts, answer := []string{id}, ""
	for _, name := range []string{"around", "between", "query"} {
		if s.IsSet(name) {
			parts, answer = append([]string{name, s.String(name)}, subject...), name
		}
	}
	flags := slices.DeleteFunc(s.meaning(nil), func(word string) bool { return answer != "" && strings.HasPrefix(word, "--"+answer+"=") })
	parts = append(parts, flagParts(flags)...)
	if answer == "" {
		return strings.Join(parts, "-") // as kg build names it
	}
	return shortID(parts)
}

// pictureFormat is --format, else what the extension of the output says, else the first format. One that is no text
// wants to be told where it goes.
func (s *session) pictureFormat() (export.Format, error) {
	f, err := s.anyPictureFormat()
	if err == nil && formats.Binary(f.Name()) && s.String("output") == "" {
		return nil, needsFile(f.Name())
	}
	return f, err
}

// needsFile refuses to write what is no text to a terminal that nobody named.
func needsFile(format string) error {
	return usage("--format %s needs a file: -o FILE.%s, or -o - for stdout", format, format)
}

func (s *session) anyPictureFormat() (export.Format, error) {
	if name := s.String("format"); name != "" {
		if f, ok := formats.ByName(name); ok {
			return f, s.contradiction(f.Name())
		}
		return nil, usage("--format %q, expected %s", name, orList(formats.Names()))
	}
	path := s.destination()
	if s.toStdout() {
		return formats.All()[0], nil
	}
	if f, ok := formats.ByExtension(path); ok {
		return f, nil
	}
	return nil, usage("--output %q: its extension names no format, expected %s, or say --format", path, orList(formats.Extensions()))
}

// view finds a view by its id, or by a name of the entity that it is about; what no view is about has one of its own.
func (s *session) view(k ask.Asker, name string) (model.View, error) {
	d := k.Engine.Dataset()
	if v, ok := d.View(name); ok {
		return v, nil
	}
	e, err := s.resolve(k.Engine, name)
	if err != nil {
		for _, v := range d.Views { // in other letters, where no entity is called so
			if fold.Text(v.ID) == fold.Text(name) {
				return v, nil
			}
		}
		return model.View{}, s.perhapsView(d.Views, name, s.perhapsSet(k, name, err))
	}
	for _, v := range d.Views {
		if v.Focus == e.ID {
			return v, nil
		}
	}
	return view.Of(e), nil
}

// perhapsSet is the error of a name that is none, with how to draw it where it is a set.
func (s *session) perhapsSet(k ask.Asker, name string, err error) error {
	set, bad := k.Engine.Select(s.Context.Context, name)
	if bad != nil || len(set.IDs) == 0 {
		return err
	}
	return &exitError{exitNoAnswer, err, fmt.Sprintf("hint: it is a set, and --around %s takes one\n", ask.Word(name))}
}
