package cli

import (
	"io"
	"path/filepath"
	"strings"

	"kg/internal/ask"
	"kg/internal/export"
)

// question opens what an answer needs; a format that no answer has is refused before anything is read.
func (s *session) question() (ask.Asker, error) {
	if _, err := s.answerFormat(); err != nil {
		return ask.Asker{}, err
	}
	return s.asker(s.Context.Context)
}

// answer writes an answer in the format asked for, to the file asked for or to stdout.
func (s *session) answer(k ask.Asker, a *ask.Answer, text func(ask.Text, io.Writer, *ask.Answer) error) error {
	format, err := s.answerFormat()
	if err != nil {
		return err
	}
	if err := s.addPassages(k, a); err != nil {
		return err
	}
	return s.output(func(w io.Writer, color bool) error {
		if format == "json" {
			return ask.WriteJSON(w, a)
		}
		return text(ask.Text{Data: k.Engine.Dataset(), Lang: s.lang, Color: color}, w, a)
	})
}

// answerFormat is --format, else what the extension of the output says, else text.
func (s *session) answerFormat() (string, error) {
	switch f := strings.ToLower(s.String("format")); f {
	case "text", "json":
		return f, nil
	case "":
	default:
		return "", usage("--format %q, expected text or json", s.String("format"))
	}
	switch ext := strings.ToLower(filepath.Ext(s.String("output"))); ext {
	case ".json":
		return "json", nil
	case "", ".txt":
	default:
		return "", usage("--output %q: no answer is written as %q, expected .txt or .json, or say --format", s.String("output"), ext)
	}
	return "text", nil
}

// output writes to --output, whole or not at all, or to stdout.
func (s *session) output(write func(w io.Writer, color bool) error) error {
	path := s.String("output")
	if path == "" || path == "-" {
		return failure(write(s.App.Writer, s.color(s.App.Writer)))
	}
	return failure(export.WriteFile(path, func(w io.Writer) error { return write(w, s.String("color") == "always") }))
}
