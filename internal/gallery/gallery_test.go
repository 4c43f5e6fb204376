package gallery_test

import (
	"context"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"kg/internal/export"
	"kg/internal/export/formats"
	"kg/internal/gallery"
	"kg/internal/layout/layouttest"
	"kg/internal/load"
	"kg/internal/model"
	"kg/internal/query"
	"kg/internal/store"
)

func TestMain(m *testing.M) { layouttest.Main(m) }

// folder is the dataset of the command-line stories, in memory, so that a test may change it.
func folder(t *testing.T) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	small := os.DirFS("../../cmd/kg/testdata/small")
	names, err := fs.Glob(small, "*.yaml")
	if err != nil || len(names) == 0 {
		t.Fatal(names, err)
	}
	for _, name := range names {
		text, err := fs.ReadFile(small, name)
		if err != nil {
			t.Fatal(err)
		}
		files[name] = &fstest.MapFile{Data: text}
	}
	return files
}

// replace changes a text that must be there.
func replace(t *testing.T, files fstest.MapFS, name, old, with string) {
	t.Helper()
	text := string(files[name].Data)
	if !strings.Contains(text, old) {
		t.Fatalf("%s does not hold %q", name, old)
	}
	files[name] = &fstest.MapFile{Data: []byte(strings.ReplaceAll(text, old, with))}
}

func dataset(t *testing.T, files fs.FS) *model.Dataset {
	t.Helper()
	d, diags := load.Load(files)
	if err := diags.Err(); err != nil {
		t.Fatal(err)
	}
	return d
}

// run is a way to build one folder again and again.
type run struct {
	dir     string
	options gallery.Options
	opened  int // how many times a graph was wanted
}

func newRun(t *testing.T) *run {
	t.Helper()
	cache := t.TempDir()
	return &run{dir: filepath.Join(t.TempDir(), "pictures"), options: gallery.Options{
		Langs: model.Langs(), Formats: formats.Gallery(), Profiles: []export.Profile{export.Standalone, export.Inline}, Sheet: true, Cache: cache,
	}}
}

type work func(context.Context, string, *model.Dataset, gallery.Opener, gallery.Options) (gallery.Result, error)

func (r *run) do(t *testing.T, f work, d *model.Dataset) gallery.Result {
	t.Helper()
	result, err := f(context.Background(), r.dir, d, r.opener(t, d), r.options)
	if err != nil {
		t.Fatal(err)
	}
	return result
}

func (r *run) opener(t *testing.T, d *model.Dataset) gallery.Opener {
	return func(ctx context.Context) (*query.Engine, error) {
		r.opened++
		g, err := store.Through(ctx, d)
		return query.New(d, g), err
	}
}

// contents are all files of a folder, by name.
func contents(t *testing.T, dir string) map[string]string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	for _, e := range entries {
		text, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		all[e.Name()] = string(text)
	}
	return all
}

func names(all map[string]string) (list []string) {
	for name := range all {
		list = append(list, name)
	}
	slices.Sort(list)
	return list
}

// The second build does nothing: no graph, no worker, no write. Without the memory it draws all and writes nothing either.
func TestRebuildDoesNothing(t *testing.T) {
	d, r := dataset(t, folder(t)), newRun(t)
	first := r.do(t, gallery.Build, d)
	if len(first.Missing) != first.Files || first.Asked == 0 || r.opened != 1 {
		t.Fatalf("the first build: %+v, opened %d times", first, r.opened)
	}
	long := time.Now().Add(-time.Hour).Truncate(time.Second)
	for _, name := range names(contents(t, r.dir)) {
		if err := os.Chtimes(filepath.Join(r.dir, name), long, long); err != nil {
			t.Fatal(err)
		}
	}
	if again := r.do(t, gallery.Build, d); !again.Fresh() || again.Files != first.Files || again.Asked != 0 || r.opened != 1 {
		t.Errorf("the second build: %+v, opened %d times", again, r.opened)
	}
	remembered := r.options.Cache
	r.options.Cache = ""
	if again := r.do(t, gallery.Build, d); !again.Fresh() || r.opened != 2 {
		t.Errorf("a build without memory: %+v, opened %d times", again, r.opened)
	}
	r.options.Cache = remembered
	for _, name := range names(contents(t, r.dir)) {
		if info, err := os.Stat(filepath.Join(r.dir, name)); err != nil || !info.ModTime().Equal(long) {
			t.Errorf("%s was written: %v %v", name, info.ModTime(), err)
		}
	}
}

// A change of words that moves no box asks Graphviz nothing; one that changes a box asks about its pictures only.
func TestOnlyWhatChangedIsLaidOutAgain(t *testing.T) {
	files, r := folder(t), newRun(t)
	r.do(t, gallery.Build, dataset(t, files))
	replace(t, files, "views.yaml", "Qui s'occupe du jardin", "Qui prend soin du jardin")
	d := dataset(t, files)
	check := r.do(t, gallery.Check, d)
	titled := r.do(t, gallery.Build, d)
	if titled.Asked != 0 || len(titled.Stale) == 0 || !slices.Equal(titled.Stale, check.Stale) {
		t.Errorf("another title: %+v, check %+v", titled, check)
	}
	if !strings.Contains(contents(t, r.dir)["garden.page.fr.svg"], "Qui prend soin du jardin") {
		t.Error("the picture does not have its new title")
	}
	r.options.Langs = []model.Lang{model.French}
	one := r.do(t, gallery.Build, d)
	if one.Asked != 0 || len(one.Extra) == 0 {
		t.Errorf("without English: %+v", one)
	}
	for _, name := range names(contents(t, r.dir)) {
		if strings.Contains(name, ".en.") {
			t.Errorf("%s is still there", name)
		}
	}
}

// A file that the manifest does not list, or that somebody has changed, is never removed; a manifest cannot lead out of the folder.
func TestRemovesOnlyItsOwn(t *testing.T) {
	d, r := dataset(t, folder(t)), newRun(t)
	r.do(t, gallery.Build, d)
	mine, changed := filepath.Join(r.dir, "mine.page.fr.svg"), filepath.Join(r.dir, "garden.page.en.svg")
	outside := filepath.Join(filepath.Dir(r.dir), "outside.svg")
	for _, path := range []string{mine, changed, outside} {
		writeFile(t, path, "mine")
	}
	manifest := filepath.Join(r.dir, gallery.ManifestName)
	text, err := os.ReadFile(manifest)
	if err != nil {
		t.Fatal(err)
	}
	sum := fmt.Sprintf("%x", sha256.Sum256([]byte("mine")))
	led := strings.Replace(string(text), `"files": [`, `"files": [{"file": "../outside.svg", "sha256": "`+sum+`"},`, 1)
	writeFile(t, manifest, led)
	r.options.Langs = []model.Lang{model.French}
	if result := r.do(t, gallery.Build, d); !slices.Equal(result.Foreign, []string{"garden.page.en.svg"}) {
		t.Errorf("%+v", result)
	}
	for _, path := range []string{mine, changed, outside} {
		if text, err := os.ReadFile(path); err != nil || string(text) != "mine" {
			t.Errorf("%s: %q %v", path, text, err)
		}
	}
	writeFile(t, manifest, "{")
	if result := r.do(t, gallery.Build, d); len(result.Extra) != 0 || !slices.Equal(result.Stale, []string{gallery.ManifestName}) {
		t.Errorf("with a damaged manifest: %+v", result)
	}
}

// What is remembered and damaged is made anew.
func TestDamagedMemory(t *testing.T) {
	d, r := dataset(t, folder(t)), newRun(t)
	r.do(t, gallery.Build, d)
	want := contents(t, r.dir)
	for _, damage := range []string{"", "\n", "not a checksum\n{}"} {
		err := filepath.WalkDir(r.options.Cache, func(path string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() {
				return err
			}
			return os.WriteFile(path, []byte(damage), 0o600)
		})
		if err != nil {
			t.Fatal(err)
		}
		if err := os.Remove(filepath.Join(r.dir, "garden.page.fr.svg")); err != nil {
			t.Fatal(err)
		}
		if result := r.do(t, gallery.Build, d); !slices.Equal(result.Missing, []string{"garden.page.fr.svg"}) || len(result.Stale) != 0 || result.Asked == 0 {
			t.Errorf("damaged by %q: %+v", damage, result)
		}
	}
	for name, text := range contents(t, r.dir) {
		if want[name] != text {
			t.Errorf("%s differs", name)
		}
	}
}

// The same bytes, whatever runs at once.
func TestBytesRepeat(t *testing.T) {
	d := dataset(t, folder(t))
	var want map[string]string
	for _, n := range []int{1, 2, 8} {
		before := runtime.GOMAXPROCS(n)
		r := newRun(t)
		r.options.Layout.Workers = n
		r.do(t, gallery.Build, d)
		runtime.GOMAXPROCS(before)
		got := contents(t, r.dir)
		if want == nil {
			want = got
		}
		if !slices.Equal(names(got), names(want)) {
			t.Fatalf("GOMAXPROCS=%d: %v, want %v", n, names(got), names(want))
		}
		for name := range want {
			if got[name] != want[name] {
				t.Errorf("GOMAXPROCS=%d: %s differs", n, name)
			}
		}
	}
}

// A folder in the place of a file is an error that names it; all else is made, and the next build mends it.
func TestFileInTheWay(t *testing.T) {
	d, r := dataset(t, folder(t)), newRun(t)
	blocked := filepath.Join(r.dir, "garden.slide.fr.svg")
	if err := os.MkdirAll(blocked, 0o755); err != nil {
		t.Fatal(err)
	}
	_, err := gallery.Build(context.Background(), r.dir, d, r.opener(t, d), r.options)
	if err == nil || !strings.Contains(err.Error(), "garden.slide.fr.svg") || !strings.Contains(err.Error(), "view garden") {
		t.Errorf("error %v", err)
	}
	if _, err := os.Stat(filepath.Join(r.dir, "garden.page.en.inline.svg")); err != nil {
		t.Error(err)
	}
	if err := os.Remove(blocked); err != nil {
		t.Fatal(err)
	}
	if result := r.do(t, gallery.Build, d); !slices.Contains(result.Missing, "garden.slide.fr.svg") {
		t.Errorf("%+v", result)
	}
}

// A build whose context has ended leaves the folder's manifest alone.
func TestInterrupted(t *testing.T) {
	d, r := dataset(t, folder(t)), newRun(t)
	ctx, cancel := context.WithCancel(context.Background())
	r.options.Progress = func(int, int) { cancel() }
	if _, err := gallery.Build(ctx, r.dir, d, r.opener(t, d), r.options); err != context.Canceled {
		t.Errorf("error %v", err)
	}
	if _, err := os.Stat(filepath.Join(r.dir, gallery.ManifestName)); !os.IsNotExist(err) {
		t.Errorf("a manifest was written: %v", err)
	}
}

func writeFile(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// All files of a picture come from one layout.
func TestProfilesShareALayout(t *testing.T) {
	d := dataset(t, folder(t))
	one, both := newRun(t), newRun(t)
	one.options.Profiles, one.options.Formats = both.options.Profiles[:1], both.options.Formats[:1]
	a, b := one.do(t, gallery.Build, d), both.do(t, gallery.Build, d)
	if a.Asked == 0 || a.Asked != b.Asked || a.Files >= b.Files {
		t.Errorf("%d files asked Graphviz %d times, %d files %d times", a.Files, a.Asked, b.Files, b.Asked)
	}
}

// A picture that cannot be laid out is a table, which is said and not remembered: the next build lays it out.
func TestTableInstead(t *testing.T) {
	d, r := dataset(t, folder(t)), newRun(t)
	r.options.Layout.Command = []string{os.Args[0], "-test.run", "^$"} // a program that answers nothing
	result := r.do(t, gallery.Build, d)
	if len(result.Tables) != 4 || !strings.HasPrefix(result.Tables[0], "garden (page, en): the layout worker failed twice") {
		t.Errorf("%q", result.Tables)
	}
	m, err := gallery.ReadManifest(r.dir)
	if err != nil || len(m.Files) != result.Files-2 {
		t.Errorf("%d of %d files are listed: %v", len(m.Files), result.Files, err)
	}
	r.options.Layout.Command = nil
	if mended := r.do(t, gallery.Build, d); len(mended.Tables) != 0 || !slices.Contains(mended.Stale, "garden.page.fr.svg") || slices.Contains(mended.Stale, "garden.page.fr.dot") {
		t.Errorf("%+v", mended)
	}
}

// A link in the place of a file, the manifest among them, may lead out of the folder: it is refused, and what it leads to stays or stays missing.
func TestLinkInTheWay(t *testing.T) {
	d := dataset(t, folder(t))
	for _, name := range []string{"garden.page.fr.svg", gallery.SheetName, gallery.ManifestName} {
		r := newRun(t)
		r.do(t, gallery.Build, d)
		kept, nowhere := filepath.Join(filepath.Dir(r.dir), "kept"), filepath.Join(filepath.Dir(r.dir), "nowhere")
		writeFile(t, kept, "mine")
		for _, target := range []string{kept, nowhere, filepath.Join(r.dir, "garden.page.en.svg")} {
			link := filepath.Join(r.dir, name)
			if err := os.Remove(link); err != nil {
				t.Fatal(err)
			}
			if err := os.Symlink(target, link); err != nil {
				t.Skipf("no symbolic links here (%v): building over one was not tested", err)
			}
			for _, f := range []work{gallery.Build, gallery.Check} {
				_, err := f(context.Background(), r.dir, d, r.opener(t, d), r.options)
				if err == nil || !strings.Contains(err.Error(), name+" is no regular file: it is a link") {
					t.Errorf("%s → %s: error %v", name, target, err)
				}
			}
			if text, err := os.ReadFile(kept); err != nil || string(text) != "mine" {
				t.Errorf("%s → %s: outside stands %.20q %v", name, target, text, err)
			}
			if _, err := os.Lstat(nowhere); !os.IsNotExist(err) {
				t.Errorf("%s → %s: a file was made outside: %v", name, target, err)
			}
		}
	}
}
