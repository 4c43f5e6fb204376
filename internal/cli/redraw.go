package cli

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"kg/internal/export"
	"kg/internal/picture"
)

// redrawing is a command that draws, and how it makes its picture without writing it.
type redrawing struct {
	command   *cli.Command
	arguments int // as of action
	sketch    func(*session) (*picture.Picture, export.Stamp, error)
}

// redrawingOf finds the command that a stamp names.
func redrawingOf(command string) (redrawing, error) {
	switch command {
	case "":
		return redrawing{renderCommand(), -1, (*session).renderAgain}, nil
	case pathCommandName:
		return redrawing{pathCommand(), 2, (*session).pathAgain}, nil
	case diffCommandName:
		return redrawing{}, errors.New("it shows what changed between two datasets, so it cannot be drawn again from one; kg diff compares the two and draws it anew")
	}
	return redrawing{}, fmt.Errorf("it says that it was drawn by the command %q, which this kg cannot repeat", command)
}

// redraw makes the picture of a stamp once more, from the dataset of this run. The stamp comes out of a file that somebody may have written:
// flags that say where to read or write are refused.
func (s *session) redraw(of export.Stamp) (p *picture.Picture, made export.Stamp, err error) {
	r, err := redrawingOf(of.Command)
	if err != nil {
		return nil, made, err
	}
	words := of.Arguments
	for _, w := range words {
		name, isFlag := strings.CutPrefix(w, "--")
		name, _, _ = strings.Cut(name, "=")
		if strings.HasPrefix(w, "-") && (!isFlag || slices.Contains(withoutMeaning(), name)) {
			return nil, made, fmt.Errorf("it says that it was made with %q, which no picture chooses", w)
		}
	}
	r.command.Action = action(r.arguments, func(inner *session) (err error) {
		inner.open = s.open
		p, made, err = r.sketch(inner)
		return err
	})
	app := newApp(io.Discard, io.Discard)
	app.Commands = []*cli.Command{r.command}
	if dir := s.String("data"); dir != "" {
		words = append([]string{"--data=" + dir}, words...)
	}
	ordered, err := order(app, append([]string{"kg", r.command.Name}, words...))
	if err == nil {
		err = app.RunContext(s.Context.Context, ordered)
	}
	if err == nil && p == nil { // --help
		err = errors.New("its arguments draw nothing")
	}
	return p, made, err
}

// renderAgain makes the picture of kg render.
func (s *session) renderAgain() (p *picture.Picture, made export.Stamp, err error) {
	m, err := s.size()
	if err != nil {
		return nil, made, err
	}
	if err := s.checkSubject(); err != nil {
		return nil, made, err
	}
	k, err := s.asker(s.Context.Context)
	if err != nil {
		return nil, made, err
	}
	p, subject, err := s.sketch(k, m)
	if err != nil {
		return nil, made, err
	}
	made, err = stamp(k, p, "", s.meaning(nil, subject...))
	return p, made, err
}

// pathAgain makes the picture of kg path.
func (s *session) pathAgain() (p *picture.Picture, made export.Stamp, err error) {
	m, err := s.size()
	if err != nil {
		return nil, made, err
	}
	if err := s.checkPathFlags("", true); err != nil {
		return nil, made, err
	}
	k, err := s.asker(s.Context.Context)
	if err != nil {
		return nil, made, err
	}
	q, err := s.pathQuestion(k)
	if err != nil {
		return nil, made, err
	}
	pairs, cut, err := s.pairs(k, q)
	if err == nil && len(pairs) == 0 {
		err = noAnswer("no path from %s to %s", q.From.Text, q.To.Text)
	}
	if err != nil {
		return nil, made, err
	}
	return s.pathSketch(s.Context.Context, k, q, pairs, cut, m)
}
