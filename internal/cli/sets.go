package cli

import (
	"errors"
	"fmt"
	"strings"

	"kg/internal/ask"
	"kg/internal/query"
)

// set reads a set of entities as selection does, which an open end is not.
func (s *session) set(e *query.Engine, text string) (ask.Set, error) {
	if strings.TrimSpace(text) == "" {
		return ask.Set{}, usage("an empty name")
	}
	found, err := s.selection(e, text)
	if err != nil {
		return ask.Set{}, failure(err)
	}
	if found.Free {
		return ask.Set{}, usage("\"?\" is for kg query, which finds what fits; every entity is \"all\"")
	}
	return ask.NewSet(text, found), nil
}

// typeOrSet reads a set where a type is what people would name: by the name of the type, else as set does.
func (s *session) typeOrSet(e *query.Engine, text string) (ask.Set, error) {
	t, ok := e.TypeCalled(strings.TrimSpace(text))
	if !ok {
		set, err := s.set(e, text)
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

// sets reads several.
func (s *session) sets(e *query.Engine, texts []string) ([]ask.Set, error) {
	var sets []ask.Set
	for _, text := range texts {
		set, err := s.set(e, text)
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

// setsHelp tells, in the help of commands, how sets are written.
const setsHelp = "A name may also stand for a set: type:TYPE, all, A + B, A - B, A & B, A -> EXPRESSION; quotes keep it one word."

// note says on stderr what an answer does not show.
func (s *session) note(format string, args ...any) {
	fmt.Fprintf(s.App.ErrWriter, "note: "+format+"\n", args...)
}
