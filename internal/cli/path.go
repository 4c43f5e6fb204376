package cli

import (
	"errors"
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"kg/internal/ask"
	"kg/internal/graph"
	"kg/internal/query"
)

// allHops is how long the paths of --all are at most where nobody says otherwise, and allPaths how many are shown.
const (
	allHops  = 6
	allPaths = 1000
)

func pathCommand() *cli.Command {
	return &cli.Command{
		Name:      pathCommandName,
		Usage:     "the shortest path from one entity to another, the k shortest or all, each hop with its citation; or drawn",
		ArgsUsage: "FROM TO",
		Description: "Of equally short paths the first by ids. Claims are followed in their direction unless --undirected. No path\n" +
			"passes an entity twice. From and to several entities it finds the paths of every two of them.\n" +
			setsHelp + "\n" +
			"--weights reads a table of relation,weight: the lightest path is then the first; a relation that is not in it weighs 1.\n" +
			"Into a file of a picture (.svg, .png, …), or with the --format of one, the paths are drawn, and --size, --profile, --id-prefix and\n" +
			"--link are as of kg render; .json and .txt are the answer. --timeout limits the search, and then placing: what takes longer is a table.\n\n" +
			"kg path rec-19 europol --undirected\nkg path rec-7 cnil --undirected --via ofast --max-hops 8\nkg path rec-19 cnil --undirected -k 3\n" +
			"kg path \"rec-6 + rec-7\" type:company --all --avoid type:group\nkg path rec-19 europol --undirected -k 3 -o paths.svg",
		Flags: questionFlags(orList(append(tableFormats(), drawnFormats()...)), append([]cli.Flag{
			&cli.BoolFlag{Name: "undirected", Aliases: []string{"u"}, Usage: "follow claims against their direction too"},
			&cli.IntFlag{Name: "k", Usage: "find the `N` shortest paths", Value: 1},
			&cli.BoolFlag{Name: "all", Usage: fmt.Sprintf("find all paths of at most --max-hops, or %d, hops", allHops)},
			&cli.IntFlag{Name: "limit", Usage: "show at most `N` paths; 0 for any number", Value: allPaths},
			&cli.IntFlag{Name: "max-hops", Usage: "take at most `N` hops; 0 for any number"},
			&cli.StringSliceFlag{Name: "via", Usage: "pass `NAME`; may be repeated, in this order"},
			&cli.StringSliceFlag{Name: "avoid", Usage: "do not touch `NAME` or any of a set; may be repeated"},
			&cli.StringSliceFlag{Name: "types", Usage: "between the ends pass entities of `TYPE,…` only, or of types below; may be repeated"},
			&cli.StringFlag{Name: "weights", Usage: "weigh relations as the CSV `FILE` says"},
			&cli.StringSliceFlag{Name: "weigh", Usage: "weigh a relation: `RELATION=NUMBER`, over what --weights says; may be repeated"},
		}, pictureFlags()...)),
		Action: action(2, runPath),
	}
}

func runPath(s *session) error {
	format, drawn, err := s.formatOrPicture(tableFormats())
	if err != nil {
		return err
	}
	if err := s.checkPathFlags(format, drawn != nil); err != nil {
		return err
	}
	var c *canvas
	if drawn != nil {
		if c, err = s.canvas(drawn); err != nil {
			return err
		}
		defer c.close()
	}
	k, err := s.asker(s.Context.Context)
	if err != nil {
		return err
	}
	q, err := s.pathQuestion(k)
	if err != nil {
		return err
	}
	if q.All && !s.IsSet("max-hops") {
		s.note("--all looks at paths of at most %d hops; --max-hops changes that", allHops)
	}
	pairs, cut, err := s.pairs(k, q)
	if err != nil {
		return err
	}
	found := len(pairs) > 0
	switch {
	case found && drawn != nil:
		err = s.drawPaths(c, k, q, pairs, cut)
	case found || format == "json":
		err = s.tableAnswer(k, k.Paths(q, pairs, cut), ask.Text.Path, ask.Text.PathTable)
	}
	if err != nil {
		return err
	}
	return s.tellCut(k, q, cut, found)
}

// pairs finds the paths that are asked for.
func (s *session) pairs(k ask.Asker, q ask.PathQuestion) ([]query.Pair, query.Cut, error) {
	pairs, cut, err := k.Pairs(s.Context.Context, q)
	var avoided *query.AvoidedError
	if errors.As(err, &avoided) {
		err = usage("%w", err)
	}
	return pairs, cut, failure(err)
}

// tellCut says why there may be more paths than those of the answer, or what would find one where there is none.
func (s *session) tellCut(k ask.Asker, q ask.PathQuestion, cut query.Cut, found bool) error {
	switch {
	case cut == query.AtBudget && !found:
		return noAnswer("no path found: %w; lower --max-hops or drop a --via", graph.ErrBudget)
	case !found:
		return s.noPath(k, q)
	case cut == query.AtLimit:
		s.note("there are more paths than the %d shown; --limit shows more", q.Limit)
	case cut == query.AtMaxPathHops:
		s.note("there are more paths than these, which have the %d hops that an answer may hold; a lower --max-hops, --types or --avoid leaves fewer", query.MaxPathHops)
	case cut == query.AtBudget:
		s.note("the search was given up before everything was tried, so there may be more paths; a lower --max-hops makes it end")
	}
	return nil
}

func (s *session) checkPathFlags(format string, drawn bool) error {
	for _, f := range pictureFlags() {
		if name := f.Names()[0]; !drawn && s.IsSet(name) {
			return usage("--%s is of pictures, and %s is none; -o FILE.svg draws the paths", name, format)
		}
	}
	if drawn && s.IsSet("sources") {
		return usage("--sources shows passages, for which a picture has no room")
	}
	for _, name := range []string{"max-hops", "limit"} {
		if s.Int(name) < 0 {
			return usage("--%s %d, expected 0 or more", name, s.Int(name))
		}
	}
	switch {
	case s.Int("k") < 1:
		return usage("-k %d, expected 1 or more", s.Int("k"))
	case s.IsSet("k") && s.Bool("all"):
		return usage("-k and --all: say one of them")
	}
	return nil
}

// pathQuestion reads what is asked.
func (s *session) pathQuestion(k ask.Asker) (ask.PathQuestion, error) {
	q := ask.PathQuestion{All: s.Bool("all"), WeightsFile: s.String("weights"), PathOptions: query.PathOptions{
		Undirected: s.Bool("undirected"), MaxHops: s.Int("max-hops"), Shortest: s.Int("k"), Limit: s.Int("limit"),
	}}
	if q.All {
		q.Shortest = 0
		if !s.IsSet("max-hops") {
			q.MaxHops = allHops
		}
	}
	var err error
	if q.WeightsFile != "" {
		if q.Weights, err = readWeights(q.WeightsFile, k.Engine); err != nil {
			return q, err
		}
	}
	if q.Weighed, err = s.weigh(&q, k.Engine); err != nil {
		return q, err
	}
	if q.Types, err = typesCalled(k.Engine, s.StringSlice("types")); err != nil {
		return q, err
	}
	if q.Via, err = s.resolveAll(k.Engine, s.StringSlice("via")); err != nil {
		return q, err
	}
	if q.Avoiding, err = s.sets(k.Engine, s.StringSlice("avoid")); err != nil {
		return q, err
	}
	ends, err := s.sets(k.Engine, s.Args().Slice())
	if err != nil {
		return q, err
	}
	q.From, q.To = ends[0], ends[1]
	return q, nil
}

// typesCalled finds the types of a list of names with commas; nil for none.
func typesCalled(e *query.Engine, lists []string) ([]string, error) {
	var ids []string
	for _, name := range strings.Split(strings.Join(lists, ","), ",") {
		if strings.TrimSpace(name) == "" {
			continue
		}
		t, ok := e.TypeCalled(strings.TrimSpace(name))
		if !ok {
			return nil, usage("--types %q: no type is called so%s", name, didYouMean(name, typeNames(&e.Dataset().Ontology)))
		}
		ids = append(ids, t.ID)
	}
	if len(lists) > 0 && len(ids) == 0 {
		return nil, usage("--types %q, expected the name of a type", strings.Join(lists, ","))
	}
	return ids, nil
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
