package cli

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"kg/internal/ask"
	"kg/internal/gallery"
	"kg/internal/picture"
)

// choosing are the flags of this run that choose what a gallery holds, as its manifest keeps them: by name, "--sheet" or
// "--size=page". What is only about this run is not among them, and neither is a folder that somebody else does not have.
func (s *session) choosing() []string {
	var words []string
	for _, f := range s.Command.Flags {
		name := f.Names()[0]
		if !s.IsSet(name) || slices.Contains([]string{"output", "check", "timeout", "data", "color"}, name) {
			continue
		}
		value := s.String(name)
		switch on, isSwitch := s.Value(name).(bool); {
		case isSwitch && !on:
			continue
		case isSwitch:
			words = append(words, "--"+name)
			continue
		case name == "lang" || name == "format": // which are understood in any case
			value = strings.ToLower(value)
		}
		words = append(words, "--"+name+"="+value)
	}
	slices.Sort(words)
	return words
}

// recall gives --check the flags that the folder was made with, where it is given none that chooses what a folder holds: whoever has
// the folder from somebody else does not know them. A manifest that cannot be read has none, and is said to be stale.
func (s *session) recall() error {
	if !s.Bool("check") || len(s.choosing()) > 0 {
		return nil
	}
	dir := s.String("output")
	m, err := gallery.ReadManifest(dir)
	if err != nil {
		return nil
	}
	for _, word := range m.Flags {
		name, value, hasValue := strings.Cut(strings.TrimPrefix(word, "--"), "=")
		if !hasValue {
			value = "true"
		}
		err := s.Set(name, value)
		if err == nil && !slices.Contains(s.choosing(), word) {
			err = errors.New("which does not choose what a folder holds")
		}
		if err != nil {
			return failure(fmt.Errorf("the manifest of %s says that it was made with %q, which this kg does not take: %w", dir, word, err))
		}
	}
	if err := s.checkDate(); err != nil {
		return err
	}
	return s.readLanguage()
}

// buildAgain is the command that makes a folder as --check wants it, and the one that made it last, where that had other flags.
func (s *session) buildAgain(dir string) string {
	hint := s.buildCommand(dir, s.choosing()) + " makes them"
	if m, err := gallery.ReadManifest(dir); err == nil && m.Dataset != "" && !slices.Equal(m.Flags, s.choosing()) {
		hint += "; it was made by " + s.buildCommand(dir, m.Flags)
	}
	return hint
}

func (s *session) buildCommand(dir string, flags []string) string {
	words := []string{"kg", "build", "-o", ask.Word(dir)}
	if data := s.String("data"); data != "" {
		words = append(words, "--data", ask.Word(data))
	}
	for _, f := range flags {
		name, value, hasValue := strings.Cut(f, "=")
		if words = append(words, name); hasValue {
			words = append(words, ask.Word(value))
		}
	}
	return picture.Clean(strings.Join(words, " ")) // parts of it may come out of somebody's file
}
