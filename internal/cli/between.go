package cli

import (
	"fmt"
	"io"

	"github.com/urfave/cli/v2"

	"kg/internal/ask"
	"kg/internal/query"
)

func betweenCommand() *cli.Command {
	return &cli.Command{
		Name:      "between",
		Usage:     "every entity and claim that lies between two, on some path from one to the other",
		ArgsUsage: "A B",
		Description: "Takes the paths that pass no entity twice, of at most --max-hops hops, and follow claims in their direction: from A to B,\n" +
			"and where there is none, from B to A, which it says.\n" + setsHelp + "\n\n" +
			"kg between rec-19 cnil\nkg between rec-19 \"rec-19 -> affects.direct\" --max-hops 3\nkg between ofast europol --undirected -o between.csv",
		Flags: tableFlags(
			&cli.BoolFlag{Name: "undirected", Aliases: []string{"u"}, Usage: "follow claims against their direction too"},
			&cli.IntFlag{Name: "max-hops", Usage: "take paths of at most `N` hops", Value: allHops},
		),
		Action: action(2, runBetween),
	}
}

func runBetween(s *session) error {
	o := query.PathOptions{Undirected: s.Bool("undirected"), MaxHops: s.Int("max-hops")}
	if o.MaxHops < 1 {
		return usage("--max-hops %d, expected 1 or more", o.MaxHops)
	}
	k, err := s.tableQuestion()
	if err != nil {
		return err
	}
	ends, err := s.sets(k.Engine, s.Args().Slice())
	if err != nil {
		return err
	}
	from, to := ends[0], ends[1]
	if from.One() && to.One() && from.IDs[0] == to.IDs[0] {
		return noAnswer("nothing lies between %s and itself\nhint: kg around %s lists what is near it", from.Text, from.Text)
	}
	a, err := k.Between(s.Context.Context, from, to, o)
	if err != nil {
		return failure(err)
	}
	if len(a.Claims) == 0 && !o.Undirected {
		if back, err := k.Between(s.Context.Context, to, from, o); err != nil {
			return failure(err)
		} else if len(back.Claims) > 0 {
			s.note("no path leads from %s to %s; these lead from %s to %s", from.Text, to.Text, to.Text, from.Text)
			a, from, to = back, to, from
		}
	}
	text := func(t ask.Text, w io.Writer, a *ask.Answer) error { return t.Between(w, a, from, to) }
	if format, err := s.formatOf(tableFormats()); len(a.Claims) > 0 || err != nil || format == "json" {
		if err := s.tableAnswer(k, a, text, ask.Text.ClaimTable); err != nil {
			return err
		}
	}
	if a.Truncated {
		s.note("the search was given up before everything was tried, so there may be more; a lower --max-hops makes it end")
	}
	if len(a.Claims) == 0 {
		return s.nothingBetween(k, from, to, o)
	}
	return nil
}

// nothingBetween says so, and which change of flags would find something.
func (s *session) nothingBetween(k ask.Asker, from, to ask.Set, o query.PathOptions) error {
	for _, try := range relaxed(ask.PathQuestion{From: from, To: to, PathOptions: o}) {
		ok, err := k.Connected(s.Context.Context, try.question)
		if ok && err == nil {
			return &exitError{exitNoAnswer, errNothingBetween(from, to, o), "hint: there is something " + try.how + "\n"}
		}
		if s.Context.Err() != nil {
			return failure(s.Context.Err())
		}
	}
	return &exitError{exitNoAnswer, errNothingBetween(from, to, o), "hint: nothing ties them together, in any direction\n"}
}

func errNothingBetween(from, to ask.Set, o query.PathOptions) error {
	return fmt.Errorf("nothing lies between %s and %s within %d hops", from.Text, to.Text, o.MaxHops)
}
