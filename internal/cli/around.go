package cli

import (
	"io"

	"github.com/urfave/cli/v2"

	"kg/internal/ask"
	"kg/internal/graph"
)

func aroundCommand() *cli.Command {
	return &cli.Command{
		Name:      "around",
		Usage:     "what is near an entity: its neighbours, theirs, and the claims that tie them",
		ArgsUsage: "NAME",
		Description: "The entities within so many hops, by their distance, and every claim of those that are nearer than that.\n" + setsHelp + "\n\n" +
			"kg around cnil\nkg around rec-19 --hops 2 --direction out\nkg around \"ofast + dnred\" -o around.csv",
		Flags: tableFlags(
			&cli.IntFlag{Name: "hops", Usage: "go `N` hops far", Value: 1},
			&cli.StringFlag{Name: "direction", Usage: "follow claims in `DIRECTION`: out (as they point), in (against it) or both", Value: "both"},
		),
		Action: action(1, runAround),
	}
}

// directions are what --direction takes.
func directions() []graph.Direction { return []graph.Direction{graph.Out, graph.In, graph.Both} }

func runAround(s *session) error {
	if s.Int("hops") < 1 {
		return usage("--hops %d, expected 1 or more", s.Int("hops"))
	}
	direction, known := graph.Both, false
	for _, d := range directions() {
		if ask.DirectionName(d) == s.String("direction") {
			direction, known = d, true
		}
	}
	if !known {
		return usage("--direction %q, expected out, in or both", s.String("direction"))
	}
	k, err := s.tableQuestion()
	if err != nil {
		return err
	}
	set, err := s.set(k.Engine, s.Args().First())
	if err != nil {
		return err
	}
	a, err := k.Around(s.Context.Context, set, s.Int("hops"), direction)
	if err != nil {
		return failure(err)
	}
	text := func(t ask.Text, w io.Writer, a *ask.Answer) error { return t.Around(w, a, set) }
	if format, err := s.formatOf(tableFormats()); len(a.Claims) > 0 || err != nil || format == "json" {
		if err := s.tableAnswer(k, a, text, ask.Text.ClaimTable); err != nil {
			return err
		}
	}
	if len(a.Claims) > 0 {
		return nil
	}
	switch direction {
	case graph.Out:
		return noAnswer("no claim starts at %s\nhint: --direction both looks either way", set.Text)
	case graph.In:
		return noAnswer("no claim ends at %s\nhint: --direction both looks either way", set.Text)
	}
	return noAnswer("no claim touches %s", set.Text)
}
