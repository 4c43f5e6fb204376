package cli

import (
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"kg/internal/ask"
	"kg/internal/model"
	"kg/internal/picture"
	"kg/internal/view"
)

// subjectFlags say what a picture is of, in place of a view. Flags take one value each, so what needs two or three is told
// by the flag and the arguments behind it. Verb is what the command does with it.
func subjectFlags(verb string) []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "around", Usage: verb + " what surrounds the entity or set `NAME`"},
		&cli.StringFlag{Name: "between", Usage: verb + " what lies on paths from `NAME` to the one that comes as argument"},
		&cli.StringFlag{Name: "query", Usage: verb + " what a path expression leads to from `START`; the expression comes as argument, and perhaps an end"},
		&cli.IntFlag{Name: "hops", Usage: "with --around or --between: take at most `N` hops", DefaultText: "1 around, 4 between"},
	}
}

func sizeFlag() cli.Flag {
	var sizes []string
	for _, m := range picture.Sizes() {
		sizes = append(sizes, m.Name)
	}
	return &cli.StringFlag{Name: "size", Usage: "`SIZE`: " + strings.Join(sizes, ", ") + " (up to 40, 25, 120 nodes; fewer in trees and tables where their text would be too small)", Value: string(model.Page)}
}

// size are the metrics of --size.
func (s *session) size() (picture.Metrics, error) {
	m, ok := picture.MetricsFor(s.String("size"))
	if !ok {
		return m, usage("--size %q, expected page, slide or poster", s.String("size"))
	}
	return m, nil
}

// checkSubject counts the arguments that the flags leave.
func (s *session) checkSubject() error {
	given := slices.DeleteFunc([]string{"around", "between", "query"}, func(name string) bool { return !s.IsSet(name) })
	if len(given) > 1 {
		return usage("--%s and --%s: a picture is of one or the other", given[0], given[1])
	}
	if s.IsSet("hops") && (len(given) == 0 || given[0] == "query") {
		return usage("--hops belongs to --around or --between")
	}
	if n := s.Int("hops"); s.IsSet("hops") && (n < 1 || n > 8) {
		return usage("--hops %d, expected 1 to 8", n)
	}
	if len(given) == 0 {
		return s.checkArguments(1)
	}
	switch n := s.NArg(); {
	case given[0] == "around" && n > 0:
		return usage("%q is too many beside --around; put a name of several words in quotes", s.Args().First())
	case given[0] == "between" && n != 1:
		return usage("--between needs two ends, one behind the other: --between A B")
	case given[0] == "query" && (n < 1 || n > 2):
		return usage("--query needs a start, an expression and perhaps an end: --query START EXPR [END]")
	}
	return nil
}

// subject is the view that the flags ask for, or the one that the argument names. What they name is looked up first, so that
// what is wrong is said of the words that were typed.
func (s *session) subject(k ask.Asker) (model.View, error) {
	ctx, args := s.Context.Context, s.Args()
	var v model.View
	var sets []string
	switch {
	case s.IsSet("around"):
		v = view.Surroundings(ctx, k.Engine, s.String("around"), max(s.Int("hops"), 1))
		sets = []string{v.Around.Of}
	case s.IsSet("between"):
		v = view.Connections(ctx, k.Engine, s.String("between"), args.First(), s.Int("hops"))
		sets = []string{v.Between.From, v.Between.To}
	case s.IsSet("query"):
		v = view.Answers(ctx, k.Engine, s.String("query"), args.First(), args.Get(1))
		if sets = []string{v.Query.From}; v.Query.To != "" {
			sets = append(sets, v.Query.To)
		}
	default:
		return s.view(k, args.First())
	}
	for _, set := range sets {
		if _, err := s.selection(k.Engine, set); err != nil {
			return v, err
		}
	}
	return v, nil
}
