package cli

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"kg/internal/ask"
	"kg/internal/export"
	"kg/internal/layout"
	"kg/internal/model"
	"kg/internal/picture"
	"kg/internal/view"
)

// drawn makes the picture of a view in a size, without places.
func drawn(ctx context.Context, k ask.Asker, v model.View, m picture.Metrics) (*picture.Picture, error) {
	p, err := view.Draw(ctx, k.Engine, v, view.Options{Lang: k.Lang, Size: model.Size(m.Name), Max: m.MaxNodes})
	var nothing *view.EmptyError
	if _, listed := k.Engine.Dataset().View(v.ID); !listed && errors.As(err, &nothing) { // nobody named a view
		if err = nothing; v.Query.From != "" {
			to := ""
			if v.Query.To != "" {
				to = " to " + v.Query.To
			}
			err = fmt.Errorf("%s leads nowhere from %s%s", v.Query.Expr, v.Query.From, to)
		}
	}
	if err != nil {
		return nil, noAnswer("%w", err)
	}
	p.Fit(m)
	return p, nil
}

// placed gives a picture positions where its format wants them. What cannot be laid out is a table, and why says so.
func placed(ctx context.Context, pool *layout.Pool, p *picture.Picture, place bool) (out *picture.Placed, why, err error) {
	if !place {
		return &picture.Placed{Picture: p}, nil, nil
	}
	out, why, err = pool.PlaceOrTable(ctx, p)
	return out, why, failure(err)
}

// stamp says what a picture was made from: the command that drew it, "" for render, and those of its arguments that choose what it
// shows.
func stamp(k ask.Asker, p *picture.Picture, command string, arguments []string) (export.Stamp, error) {
	version := k.Engine.Dataset().Version
	content, err := export.ContentHash(p, version)
	return export.Stamp{Dataset: version, Command: command, Arguments: arguments, Content: content}, err
}

// withoutMeaning are the flags that change how a picture is written and not what it shows, or that a picture must not choose for
// those who verify it: what it would read among them.
func withoutMeaning() []string {
	return []string{"output", "format", "profile", "id-prefix", "link", "data", "store", "color", "sources", "timeout", "weights"}
}

// meaning are the arguments of this run that choose what the picture shows, in an order that does not depend on
// how they were typed: the subject, then the flags by name. Language and size are always among them. understood has the values of
// lists that are said in other words than they were typed in.
func (s *session) meaning(understood map[string][]string, subject ...string) []string {
	var flags []string
	for _, f := range s.Command.Flags {
		name := f.Names()[0]
		list, known := understood[name]
		if name == "lang" || name == "size" || !s.IsSet(name) && !known || slices.Contains(withoutMeaning(), name) {
			continue
		}
		if !known {
			list = s.StringSlice(name)
		}
		if known || len(list) > 0 {
			for _, value := range list {
				flags = append(flags, fmt.Sprintf("--%s=%s", name, value))
			}
			continue
		}
		flags = append(flags, fmt.Sprintf("--%s=%v", name, s.Value(name)))
	}
	flags = append(flags, "--lang="+string(s.lang), "--size="+s.String("size"))
	slices.SortStableFunc(flags, func(a, b string) int {
		x, _, _ := strings.Cut(a, "=")
		y, _, _ := strings.Cut(b, "=")
		return strings.Compare(x, y)
	})
	return append(subject, flags...)
}
