package cli

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"kg/internal/ask"
	"kg/internal/query"
)

// selection reads a set of entities as query.Select does, or says what is wrong with its text. It is never empty.
func (s *session) selection(e *query.Engine, text string) (ask.Set, error) {
	if strings.TrimSpace(text) == "" {
		return ask.Set{}, usage("an empty name")
	}
	found, err := e.Select(s.Context.Context, text)
	var wrong *query.SelectError
	var unknown *query.UnknownError
	var many *query.AmbiguousError
	switch {
	case errors.As(err, &wrong):
		return ask.Set{}, misspelt(text, wrong.Offset, wrong.Msg, wrong.Hint)
	case errors.As(err, &unknown):
		return ask.Set{}, s.unknownName(e, unknown)
	case errors.As(err, &many):
		return ask.Set{}, &exitError{exitNoAnswer, err, s.candidates("say which, by its id", many.Candidates)}
	case err != nil:
		return ask.Set{}, failure(err)
	case found.Free:
		return ask.Set{}, usage("\"?\" is for kg query, which finds what fits; every entity is \"all\"")
	case len(found.IDs) == 0:
		return ask.Set{}, noAnswer("nothing is in %q", text)
	}
	return ask.NewSet(text, found), nil
}

// typeOrSelection reads a set where a type is what people would name: by the name of the type, else as selection does.
func (s *session) typeOrSelection(e *query.Engine, text string) (ask.Set, error) {
	t, ok := e.TypeCalled(strings.TrimSpace(text))
	if !ok {
		set, err := s.selection(e, text)
		var known *exitError
		if near := didYouMean(text, typeNames(&e.Dataset().Ontology)); near != "" && errors.As(err, &known) && known.code == exitNoAnswer {
			err = &exitError{exitNoAnswer, fmt.Errorf("%w%s", known.err, near), known.after}
		}
		return set, err
	}
	ids := e.OfType(t)
	if len(ids) == 0 {
		return ask.Set{}, noAnswer("nothing is of type %q", t.ID)
	}
	return ask.Set{Text: t.ID, IDs: ids}, nil
}

// selections reads several.
func (s *session) selections(e *query.Engine, texts []string) ([]ask.Set, error) {
	var sets []ask.Set
	for _, text := range texts {
		set, err := s.selection(e, text)
		if err != nil {
			return nil, err
		}
		sets = append(sets, set)
	}
	return sets, nil
}

// unknownName says what a name may have been meant to be: a type, a sum without spaces, something near.
func (s *session) unknownName(e *query.Engine, err *query.UnknownError) error {
	after := s.candidates("the nearest names are", err.Nearest)
	if t, ok := e.TypeCalled(err.Text); ok {
		after = fmt.Sprintf("hint: it is a type; type:%s is every entity of it\n", t.ID)
	} else if strings.ContainsAny(err.Text, "+&") || strings.Contains(err.Text, "->") {
		after += "hint: the signs + - & -> have spaces on both sides\n"
	}
	return &exitError{exitNoAnswer, err, after}
}

// misspelt is a usage error that points at its place in what was typed; offset counts bytes from 0.
func misspelt(text string, offset int, msg, hint string) error {
	offset = min(max(offset, 0), len(text))
	line := strings.Map(func(r rune) rune {
		if r == '\n' || r == '\r' || r == '\t' {
			return ' '
		}
		return r
	}, text)
	column := utf8.RuneCountInString(text[:offset])
	after := fmt.Sprintf("  %s\n  %s^\n", line, strings.Repeat(" ", column))
	if hint != "" {
		after += "hint: " + hint + "\n"
	}
	return &exitError{exitUsage, fmt.Errorf("column %d: %s", column+1, msg), after}
}

// setsHelp tells, in the help of commands, how sets are written.
const setsHelp = "A name may also stand for a set: type:TYPE, all, A + B, A - B, A & B, A -> EXPRESSION; quotes keep it one word."

// note says on stderr what an answer does not show.
func (s *session) note(format string, args ...any) {
	fmt.Fprintf(s.App.ErrWriter, "note: "+format+"\n", args...)
}
