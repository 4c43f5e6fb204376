package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"

	"github.com/charmbracelet/colorprofile"
	"github.com/urfave/cli/v2"

	"kg/data"
	"kg/internal/ask"
	"kg/internal/diag"
	"kg/internal/load"
	"kg/internal/model"
	"kg/internal/query"
	"kg/internal/store"
)

// session is one run of a command: its flags, read and checked, and what it opens on the way.
type session struct {
	*cli.Context
	lang model.Lang
	open map[string]ask.Asker // what has been opened for this run, by --as-of; nil opens it each time
	// unlimited is the context without the limit of --timeout, for placing a picture, which has a limit of its own.
	unlimited context.Context
}

// action makes a command's action from a function of a session with so many arguments; -1 takes any number.
func action(arguments int, do func(*session) error) cli.ActionFunc {
	return func(c *cli.Context) error {
		s := &session{Context: c, unlimited: c.Context}
		if err := s.checkArguments(arguments); err != nil {
			return err
		}
		if err := s.readLanguage(); err != nil {
			return err
		}
		if err := s.checkDate(); err != nil {
			return err
		}
		if color := s.String("color"); color != "" && color != "auto" && color != "always" && color != "never" {
			return usage("--color %q, expected auto, always or never", color)
		}
		return s.withTimeout(do)
	}
}

func (s *session) checkArguments(want int) error {
	n := s.NArg()
	switch {
	case want < 0 || n == want:
		return nil
	case n < want:
		return usage("%s needs %s, and got %d of %d arguments", s.Command.Name, s.Command.ArgsUsage, n, want)
	}
	return usage("%q is too many for %s, which takes %s; put a name of several words in quotes", s.Args().Get(want), s.Command.Name, cmp.Or(strings.TrimSpace(s.Command.ArgsUsage), "no argument"))
}

func (s *session) checkDate() error {
	if date := s.String("as-of"); date != "" && !model.ValidDate(date) {
		return usage("--as-of %q, expected a date: 2024, 2024-05 or 2024-05-14", date)
	}
	return nil
}

func (s *session) readLanguage() error {
	switch l := strings.ToLower(s.String("lang")); l {
	case "fr", "en":
		s.lang = model.Lang(l)
	case "":
		s.lang = environmentLanguage(os.Getenv)
	default:
		return usage("--lang %q, expected fr or en", l)
	}
	return nil
}

// environmentLanguage reads the locale as POSIX orders its variables; French unless it is English.
func environmentLanguage(getenv func(string) string) model.Lang {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if v := getenv(name); v != "" {
			if strings.HasPrefix(strings.ToLower(v), "en") {
				return model.English
			}
			return model.French
		}
	}
	return model.French
}

// dataset is the one in --data, else the one that the program carries.
func (s *session) dataset() (*model.Dataset, error) {
	dir := s.String("data")
	if dir == "" {
		d, _, err := load.Decode(data.Compiled)
		return d, failure(err)
	}
	fsys, err := folder("the dataset", dir)
	if err != nil {
		return nil, err
	}
	d, diags := load.Load(fsys)
	if err := s.report(diags, dir, fsys); err != nil {
		return nil, err
	}
	return d, nil
}

// dataFolder is the folder of --data, else the files that the program carries, with the name to say in messages.
func (s *session) dataFolder() (fsys fs.FS, dir string, err error) {
	if dir = s.String("data"); dir == "" {
		return data.Files, "", nil
	}
	fsys, err = folder("the dataset", dir)
	return fsys, dir, err
}

// folder opens a folder; what says what it should hold.
func folder(what, dir string) (fs.FS, error) {
	if info, err := os.Stat(dir); err != nil {
		return nil, failure(fmt.Errorf("open %s: %w", what, err))
	} else if !info.IsDir() {
		return nil, failure(fmt.Errorf("open %s: %s is a file, expected a folder", what, dir))
	}
	return os.DirFS(dir), nil
}

// maxDiagnostics is how many diagnostics a terminal gets: nobody mends more in one go.
const maxDiagnostics = 100

// report prints diagnostics, and returns an error that says so when one of them is an error.
func (s *session) report(diags diag.List, dir string, fsys fs.FS) error {
	return s.reportWith(s.printer(dir, fsys, s.color(s.App.ErrWriter)), diags)
}

func (s *session) reportWith(p diag.Printer, diags diag.List) error {
	shown := diags[:min(len(diags), maxDiagnostics)]
	if err := p.Write(s.App.ErrWriter, shown); err != nil {
		return failure(err)
	}
	if more := len(diags) - len(shown); more > 0 {
		fmt.Fprintf(s.App.ErrWriter, "\n%d more are not shown; mend these first, or read them all with kg check -o FILE\n", more)
	}
	if diags.HasErrors() {
		return &exitError{code: exitNoAnswer}
	}
	return nil
}

func (s *session) printer(dir string, fsys fs.FS, color bool) diag.Printer {
	source := func(name string) ([]byte, error) { return fs.ReadFile(fsys, name) }
	return diag.Printer{Source: source, Dir: dir, Color: color}
}

// asker opens the dataset and the graph.
func (s *session) asker(ctx context.Context) (ask.Asker, error) {
	if k, ok := s.open[s.String("as-of")]; ok {
		return ask.Asker{Engine: k.Engine, Lang: s.lang}, nil
	}
	k, err := s.newAsker(ctx)
	if s.open != nil && err == nil {
		s.open[s.String("as-of")] = k
	}
	return k, err
}

func (s *session) newAsker(ctx context.Context) (ask.Asker, error) {
	d, err := s.dataset()
	if err != nil {
		return ask.Asker{}, err
	}
	if date := s.String("as-of"); date != "" {
		d = d.AsOf(date)
	}
	e, err := s.engine(ctx, d, s.String("store"))
	return ask.Asker{Engine: e, Lang: s.lang}, err
}

// engine takes a dataset through a store, in memory unless a URL says otherwise, and joins it with the graph.
func (s *session) engine(ctx context.Context, d *model.Dataset, url string) (*query.Engine, error) {
	st, err := s.openStore(ctx, d, url)
	if err != nil {
		return nil, err
	}
	defer st.Close()
	g, err := st.Freeze(ctx, d)
	if err != nil {
		return nil, failure(err)
	}
	return query.New(d, g), nil
}

// storeFailure is failure, or wrong usage where a URL names no store.
func storeFailure(err error) error {
	bad := (*store.URLError)(nil)
	if errors.As(err, &bad) {
		return usage("%w", err)
	}
	return failure(err)
}

// openStore opens the store at a URL: one in memory, with the dataset's claims, or one that was filled with the same dataset.
func (s *session) openStore(ctx context.Context, d *model.Dataset, url string) (*store.Store, error) {
	inMemory := url == "" || url == store.Memory
	if inMemory {
		url = store.Memory
	} else if s.String("as-of") != "" {
		return nil, usage("--as-of and --store %s: a store holds the dataset as it is today", url)
	}
	st, err := store.Open(ctx, url)
	if err != nil {
		return nil, storeFailure(err)
	}
	if inMemory {
		err = st.Fill(ctx, d)
	} else if st.Dataset() != store.Hash(d) {
		err = fmt.Errorf("the store %q holds another dataset than the one at hand; name that one with --data, or fill the store with this one: kg load --store %[1]s", url)
	}
	if err != nil {
		st.Close()
		return nil, failure(err)
	}
	return st, nil
}

// resolve finds the entity of a name, or says what it might be.
func (s *session) resolve(e *query.Engine, name string) (model.Entity, error) {
	if strings.TrimSpace(name) == "" {
		return model.Entity{}, usage("an empty name")
	}
	x, err := e.Resolve(name)
	var unknown *query.UnknownError
	var many *query.AmbiguousError
	switch {
	case errors.As(err, &unknown):
		return x, &exitError{exitNoAnswer, err, s.candidates("the nearest names are", unknown.Nearest)}
	case errors.As(err, &many):
		return x, &exitError{exitNoAnswer, err, s.candidates("say which, by its id", many.Candidates)}
	}
	return x, err
}

func (s *session) candidates(heading string, list []model.Entity) string {
	if s.String("graph") != "" {
		return "hint: nodes of a graph file are IRIs, perhaps in angle brackets, blank nodes or literals as N-Quads writes them\n"
	}
	if len(list) == 0 {
		return "hint: kg search WORD looks a name up, kg list TYPE lists all of a type\n"
	}
	var b strings.Builder
	fmt.Fprintf(&b, "hint: %s\n", heading)
	for _, e := range list {
		fmt.Fprintf(&b, "  %s  (%s)\n", e.ID, e.Name.In(s.lang))
	}
	return b.String()
}

// color tells whether a stream gets ANSI escapes: as --color says, else as the terminal and NO_COLOR say.
func (s *session) color(w io.Writer) bool {
	switch s.String("color") {
	case "always":
		return true
	case "never":
		return false
	}
	return colorprofile.Detect(w, os.Environ()) > colorprofile.ASCII
}
