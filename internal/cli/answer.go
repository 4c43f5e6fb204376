package cli

import (
	"io"
	"path/filepath"
	"slices"
	"strings"

	"kg/internal/ask"
	"kg/internal/export/table"
	"kg/internal/model"
)

// question opens what an answer needs; a format that no answer has is refused before anything is read.
func (s *session) question() (ask.Asker, error) { return s.questionIn(answerFormats()) }

// tableQuestion is question for an answer that is also a table.
func (s *session) tableQuestion() (ask.Asker, error) { return s.questionIn(tableFormats()) }

func (s *session) questionIn(formats []string) (ask.Asker, error) {
	if _, err := s.formatOf(formats); err != nil {
		return ask.Asker{}, err
	}
	return s.asker(s.Context.Context)
}

// about opens what an answer about the one entity named needs.
func (s *session) about() (ask.Asker, model.Entity, error) {
	k, err := s.question()
	if err != nil {
		return k, model.Entity{}, err
	}
	e, err := s.resolve(k.Engine, s.Args().First())
	return k, e, err
}

// answer writes an answer in the format asked for, to the file asked for or to stdout.
func (s *session) answer(k ask.Asker, a *ask.Answer, text func(ask.Text, io.Writer, *ask.Answer) error) error {
	return s.answerIn(answerFormats(), k, a, text, nil)
}

// tableAnswer is answer for one that is also a table.
func (s *session) tableAnswer(k ask.Asker, a *ask.Answer, text func(ask.Text, io.Writer, *ask.Answer) error, rows func(ask.Text, *ask.Answer) ask.Table) error {
	return s.answerIn(tableFormats(), k, a, text, rows)
}

func (s *session) answerIn(formats []string, k ask.Asker, a *ask.Answer, text func(ask.Text, io.Writer, *ask.Answer) error, rows func(ask.Text, *ask.Answer) ask.Table) error {
	format, err := s.formatOf(formats)
	if err != nil {
		return err
	}
	if err := s.addPassages(k, a); err != nil {
		return err
	}
	t := ask.Text{Data: k.Engine.Dataset(), Lang: s.lang}
	return s.output(func(w io.Writer, color bool) error {
		t.Color = color
		switch f, isTable := table.ByName(format); {
		case format == "json":
			return ask.WriteJSON(w, a)
		case isTable:
			return f.Write(w, table.Table(rows(t, a)))
		}
		return text(t, w, a)
	})
}

// answerFormat is the format of an answer that is no table.
func (s *session) answerFormat() (string, error) { return s.formatOf(answerFormats()) }

// answerFormats are those of an answer that is no table.
func answerFormats() []string { return []string{"text", "json"} }

// formatOf is --format, else what the extension of the output says, else text; it must be among those of a command.
func (s *session) formatOf(formats []string) (string, error) {
	if f := strings.ToLower(s.String("format")); slices.Contains(formats, f) {
		return f, s.contradiction(f)
	} else if f != "" {
		return "", usage("--format %q, expected %s", s.String("format"), orList(formats))
	}
	ext := strings.ToLower(filepath.Ext(s.String("output")))
	if ext == "" || ext == ".txt" {
		return "text", nil
	}
	if slices.Contains(formats, ext[1:]) {
		return ext[1:], nil
	}
	if command, ok := s.drawnBy(); ok {
		return "", usage("--output %q: kg %s writes no picture; to draw it: %s", s.String("output"), s.Command.Name, command)
	}
	return "", usage("--output %q: no answer is written as %q, expected %s, or say --format", s.String("output"), ext, orList(extensions(formats)))
}

// tableFormats are those of an answer that is a table.
func tableFormats() []string {
	names := answerFormats()
	for _, f := range table.All() {
		names = append(names, f.Name)
	}
	return names
}

// orList is "a", "a or b", "a, b or c".
func orList(list []string) string {
	if len(list) < 2 {
		return strings.Join(list, "")
	}
	return strings.Join(list[:len(list)-1], ", ") + " or " + list[len(list)-1]
}
