package cli

import (
	"io"
	"slices"

	"github.com/urfave/cli/v2"

	"kg/internal/ask"
	"kg/internal/query"
)

func statsCommand() *cli.Command {
	return &cli.Command{
		Name:      "stats",
		Usage:     "numbers of the graph: entities by type, claims by relation, connected parts, who matters most",
		ArgsUsage: "[TYPE|SET]",
		Description: "Measures the entities of TYPE or SET in the whole graph, or all of them; with --within, in the graph of SET alone.\n" +
			"degree       the claims of an entity: in those that end at it, out those that start there\n" +
			"betweenness  the share of the shortest ways between two others that pass it, claims followed either way\n" +
			"closeness    how near it is to what it can reach, times the share of the others that it can reach\n" +
			"pagerank     how much leads to it, claims followed forwards, damping 0.85\n" +
			"Betweenness and closeness are left out, which is said, where entities × (entities + 2 × claims) is above 50 million:\n" +
			"some 3,000 entities with 6,000 claims. csv and md list the entities with their measures.\n" + setsHelp + "\n\n" +
			"kg stats\nkg stats actor --by betweenness --top 20\nkg stats --top 0 -o measures.csv",
		Flags: tableFlags(
			&cli.StringFlag{Name: "by", Usage: "put first what has most of `MEASURE`: " + orList(measureNames()), Value: string(query.Degree)},
			&cli.IntFlag{Name: "top", Usage: "list `N` entities; 0 for all", Value: 10},
			&cli.BoolFlag{Name: "within", Usage: "count only the claims between entities of the set"},
		),
		Action: action(-1, runStats),
	}
}

func measureNames() []string {
	var names []string
	for _, m := range query.Measures() {
		names = append(names, string(m))
	}
	return names
}

func runStats(s *session) error {
	o := ask.StatsOptions{By: query.Measure(s.String("by")), Top: s.Int("top"), Within: s.Bool("within")}
	switch {
	case s.NArg() > 1:
		return s.checkArguments(1)
	case !slices.Contains(query.Measures(), o.By):
		return usage("--by %q, expected %s%s", s.String("by"), orList(measureNames()), didYouMean(s.String("by"), measureNames()))
	case o.Top < 0:
		return usage("--top %d, expected 0 or more", o.Top)
	}
	k, err := s.tableQuestion()
	if err != nil {
		return err
	}
	text := s.Args().First()
	if s.NArg() == 0 {
		text = "all"
	}
	set, err := s.typeOrSet(k.Engine, text)
	if err != nil {
		return err
	}
	a, err := k.Stats(s.Context.Context, set, o)
	if err != nil {
		return failure(err)
	}
	write := func(t ask.Text, w io.Writer, a *ask.Answer) error { return t.Stats(w, a, o.By) }
	if err := s.tableAnswer(k, a, write, ask.Text.StatsTable); err != nil {
		return err
	}
	if slices.Contains(a.Stats.LeftOut, string(o.By)) {
		return noAnswer("%s would take too long in a graph of this size\nhint: --by degree and --by pagerank are measured; --within measures a set alone", o.By)
	}
	return nil
}
