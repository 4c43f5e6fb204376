package cli

import (
	"errors"
	"fmt"

	"github.com/urfave/cli/v2"

	"kg/internal/ask"
	"kg/internal/graph"
	"kg/internal/model"
	"kg/internal/query"
)

func pathCommand() *cli.Command {
	return &cli.Command{
		Name:      "path",
		Usage:     "the shortest path from one entity to another, each hop with its citation",
		ArgsUsage: "FROM TO",
		Description: "Of equally short paths the first by ids. Claims are followed in their direction unless --undirected.\n\n" +
			"kg path rec-19 europol --undirected\nkg path commission cnil --via rec-19 --max-hops 6",
		Flags: answerFlags(
			&cli.BoolFlag{Name: "undirected", Aliases: []string{"u"}, Usage: "follow claims against their direction too"},
			&cli.IntFlag{Name: "max-hops", Usage: "take at most `N` hops; 0 for any number"},
			&cli.StringSliceFlag{Name: "via", Usage: "pass `NAME`; may be repeated, in this order"},
			&cli.StringSliceFlag{Name: "avoid", Usage: "do not touch `NAME`; may be repeated"},
		),
		Action: action(2, runPath),
	}
}

func runPath(s *session) error {
	if s.Int("max-hops") < 0 {
		return usage("--max-hops %d, expected 0 or more", s.Int("max-hops"))
	}
	k, err := s.question()
	if err != nil {
		return err
	}
	o := query.PathOptions{Undirected: s.Bool("undirected"), MaxHops: s.Int("max-hops")}
	if o.Via, err = s.resolveAll(k.Engine, s.StringSlice("via")); err != nil {
		return err
	}
	if o.Avoid, err = s.resolveAll(k.Engine, s.StringSlice("avoid")); err != nil {
		return err
	}
	ends, err := s.resolveAll(k.Engine, s.Args().Slice())
	if err != nil {
		return err
	}
	from, _ := k.Engine.Dataset().Entity(ends[0])
	to, _ := k.Engine.Dataset().Entity(ends[1])
	a, ok, err := k.Path(s.Context.Context, from, to, o)
	if errors.Is(err, graph.ErrBudget) {
		return noAnswer("no path found: %w; lower --max-hops or drop a --via", err)
	}
	if err != nil {
		return usage("%w", err)
	}
	if format, err := s.answerFormat(); ok || err != nil || format == "json" {
		if err := s.answer(k, a, ask.Text.Path); err != nil {
			return err
		}
	}
	if !ok {
		return s.noPath(k, from, to, o)
	}
	return nil
}

func (s *session) resolveAll(e *query.Engine, names []string) ([]string, error) {
	var ids []string
	for _, name := range names {
		x, err := s.resolve(e, name)
		if err != nil {
			return nil, err
		}
		ids = append(ids, x.ID)
	}
	return ids, nil
}

// noPath says that there is no path, and which change of flags would find one.
func (s *session) noPath(k ask.Asker, from, to model.Entity, o query.PathOptions) error {
	err := &exitError{code: exitNoAnswer, err: fmt.Errorf("no path from %s to %s", from.ID, to.ID)}
	for _, try := range relaxed(o) {
		if _, ok, tryErr := k.Path(s.Context.Context, from, to, try.options); ok && tryErr == nil {
			err.after = fmt.Sprintf("hint: there is one %s\n", try.how)
			return err
		}
	}
	err.after = fmt.Sprintf("hint: nothing ties them together, in any direction; kg show %s and kg show %s list what each is tied to\n", from.ID, to.ID)
	return err
}

type relaxation struct {
	how     string
	options query.PathOptions
}

// relaxed lists looser options, the least change first.
func relaxed(o query.PathOptions) []relaxation {
	var list []relaxation
	add := func(how string, change func(*query.PathOptions)) {
		r := relaxation{how, o}
		change(&r.options)
		list = append(list, r)
	}
	undirected := func(o *query.PathOptions) { o.Undirected = true }
	far := func(o *query.PathOptions) { o.MaxHops = 0 }
	free := func(o *query.PathOptions) { o.Via, o.Avoid = nil, nil }
	add("with --undirected", undirected)
	if o.MaxHops > 0 {
		add("with a higher --max-hops", far)
		add("with --undirected and a higher --max-hops", func(o *query.PathOptions) { undirected(o); far(o) })
	}
	if len(o.Via)+len(o.Avoid) > 0 {
		add("without --via and --avoid", free)
		add("with --undirected, and without --via and --avoid", func(o *query.PathOptions) { undirected(o); free(o) })
		add("with --undirected, and without --via, --avoid and --max-hops", func(o *query.PathOptions) { undirected(o); far(o); free(o) })
	}
	return list
}
