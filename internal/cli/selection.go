package cli

import (
	"errors"
	"fmt"

	"kg/internal/query"
)

// selection reads a set of entities, or says what is wrong with its text. A set that is empty is an error: whoever
// named it meant something.
func (s *session) selection(e *query.Engine, text string) (query.Selection, error) {
	set, err := e.Select(s.Context.Context, text)
	var bad *query.SelectError
	var unknown *query.UnknownError
	var many *query.AmbiguousError
	switch {
	case errors.As(err, &bad):
		return set, pointAt("the selection", text, bad.Offset, bad.Msg, bad.Hint)
	case errors.As(err, &unknown):
		return set, s.unknownName(e, unknown)
	case errors.As(err, &many):
		_, err = s.resolve(e, many.Text)
		return set, err
	case err != nil:
		return set, err
	case !set.Free && len(set.IDs) == 0:
		return set, &exitError{exitNoAnswer, fmt.Errorf("the selection %q is empty", text), ""}
	}
	return set, nil
}
