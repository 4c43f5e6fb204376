package cli

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"kg/internal/export"
	"kg/internal/picture"
)

// redraw makes the picture of the arguments of kg render once more, from the dataset of this run. The arguments come out of a file that
// somebody may have written: flags that say where to read or write are refused.
func (s *session) redraw(words []string) (p *picture.Picture, made export.Stamp, err error) {
	for _, w := range words {
		name, isFlag := strings.CutPrefix(w, "--")
		name, _, _ = strings.Cut(name, "=")
		if strings.HasPrefix(w, "-") && (!isFlag || slices.Contains(withoutMeaning(), name)) {
			return nil, made, fmt.Errorf("it says that it was made with %q, which no picture chooses", w)
		}
	}
	render := renderCommand()
	render.Action = action(-1, func(inner *session) error {
		inner.open = s.open
		m, err := inner.size()
		if err != nil {
			return err
		}
		if err := inner.checkSubject(); err != nil {
			return err
		}
		k, err := inner.asker(s.Context.Context)
		if err != nil {
			return err
		}
		var subject []string
		if p, subject, err = inner.sketch(k, m); err != nil {
			return err
		}
		made, err = stamp(k, p, inner.meaning(subject...))
		return err
	})
	app := newApp(io.Discard, io.Discard)
	app.Commands = []*cli.Command{render}
	if dir := s.String("data"); dir != "" {
		words = append([]string{"--data=" + dir}, words...)
	}
	ordered, err := order(app, append([]string{"kg", "render"}, words...))
	if err == nil {
		err = app.RunContext(s.Context.Context, ordered)
	}
	return p, made, err
}
