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
		Name:      "path",
		Usage:     "the shortest path from one entity to another, the k shortest or all, each hop with its citation",
		ArgsUsage: "FROM TO",
		Description: "Of equally short paths the first by ids. Claims are followed in their direction unless --undirected. No path\n" +
			"passes an entity twice. From and to several entities it finds the paths of every two of them.\n" +
			setsHelp + "\n" +
			"--weights reads a table of relation,weight: the lightest path is then the first; a relation that is not in it weighs 1.\n\n" +
			"kg path rec-19 europol --undirected\nkg path rec-7 cnil --undirected --via ofast --max-hops 8\nkg path rec-19 cnil --undirected -k 3\n" +
			"kg path \"rec-6 + rec-7\" type:company --all --avoid type:group",
		Flags: tableFlags(
			&cli.BoolFlag{Name: "undirected", Aliases: []string{"u"}, Usage: "follow claims against their direction too"},
			&cli.IntFlag{Name: "k", Usage: "find the `N` shortest paths", Value: 1},
			&cli.BoolFlag{Name: "all", Usage: fmt.Sprintf("find all paths of at most --max-hops, or %d, hops", allHops)},
			&cli.IntFlag{Name: "limit", Usage: "show at most `N` paths; 0 for any number", Value: allPaths},
			&cli.IntFlag{Name: "max-hops", Usage: "take at most `N` hops; 0 for any number"},
			&cli.StringSliceFlag{Name: "via", Usage: "pass `NAME`; may be repeated, in this order"},
			&cli.StringSliceFlag{Name: "avoid", Usage: "do not touch `NAME` or any of a set; may be repeated"},
			&cli.StringSliceFlag{Name: "types", Usage: "between the ends pass entities of `TYPE,…` only, or of types below; may be repeated"},
			&cli.StringFlag{Name: "weights", Usage: "weigh relations as the CSV `FILE` says"},
		),
		Action: action(2, runPath),
	}
}

func runPath(s *session) error {
	if err := s.checkPathFlags(); err != nil {
		return err
	}
	k, err := s.tableQuestion()
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
	a, cut, err := k.Paths(s.Context.Context, q)
	var avoided *query.AvoidedError
	if errors.As(err, &avoided) {
		return usage("%w", err)
	} else if err != nil {
		return failure(err)
	}
	found := len(a.Answers) > 0
	if format, err := s.formatOf(tableFormats()); found || err != nil || format == "json" {
		if err := s.tableAnswer(k, a, ask.Text.Path, ask.Text.PathTable); err != nil {
			return err
		}
	}
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

func (s *session) checkPathFlags() error {
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

// noPath says that there is no path, and which change of flags would find one.
func (s *session) noPath(k ask.Asker, q ask.PathQuestion) error {
	e := &exitError{code: exitNoAnswer, err: fmt.Errorf("no path from %s to %s", q.From.Text, q.To.Text)}
	for _, try := range relaxed(q) {
		ok, err := k.Connected(s.Context.Context, try.question)
		if s.Context.Err() != nil {
			return failure(s.Context.Err())
		}
		if ok && err == nil {
			e.after += fmt.Sprintf("hint: there is one %s\n", try.how)
			break
		}
	}
	back := q
	back.From, back.To = q.To, q.From
	if ok, err := k.Connected(s.Context.Context, back); ok && err == nil && !q.Undirected {
		e.after += fmt.Sprintf("hint: there is one the other way: kg path %s %s\n", ask.Word(q.To.Text), ask.Word(q.From.Text))
	}
	if e.after == "" {
		e.after = "hint: nothing ties them together, in any direction"
		if q.From.One() && q.To.One() {
			e.after += fmt.Sprintf("; kg show %s and kg show %s list what each is tied to", q.From.Text, q.To.Text)
		}
		e.after += "\n"
	}
	return e
}

type relaxation struct {
	how      string
	question ask.PathQuestion
}

// relaxed lists looser questions, the least change first.
func relaxed(q ask.PathQuestion) []relaxation {
	var list []relaxation
	add := func(how string, changes ...func(*ask.PathQuestion)) {
		r := relaxation{how, q}
		for _, change := range changes {
			change(&r.question)
		}
		list = append(list, r)
	}
	undirected := func(q *ask.PathQuestion) { q.Undirected = true }
	far := func(q *ask.PathQuestion) { q.MaxHops = 0 }
	free := func(q *ask.PathQuestion) { q.Via, q.Avoiding, q.Types = nil, nil, nil }
	var without []string
	if len(q.Via) > 0 {
		without = append(without, "--via")
	}
	if len(q.Avoiding) > 0 {
		without = append(without, "--avoid")
	}
	if len(q.Types) > 0 {
		without = append(without, "--types")
	}
	add("with --undirected", undirected)
	if q.MaxHops > 0 {
		add("with a higher --max-hops", far)
		add("with --undirected and a higher --max-hops", undirected, far)
	}
	if len(without) > 0 {
		add("without "+andList(without), free)
		add("with --undirected, and without "+andList(without), undirected, free)
		add("with --undirected, and without "+andList(append(without, "--max-hops")), undirected, free, far)
	}
	return list
}

// andList is "a", "a and b", "a, b and c".
func andList(list []string) string {
	if len(list) < 2 {
		return strings.Join(list, "")
	}
	return strings.Join(list[:len(list)-1], ", ") + " and " + list[len(list)-1]
}
