package archtest

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// vendor is an outside library with the rooms that may import it.
type vendor struct {
	path    string   // its import path, or the start of it
	rooms   []string // in the product; the word "any" is every room
	tests   bool     // tests of every room may import it
	planned bool     // nobody imports it yet
	why     string
}

func (v vendor) who() string {
	who := slices.Clone(v.rooms)
	if v.tests {
		who = append(who, "tests")
	}
	return strings.Join(who, ", ")
}

// vendors is the last column of DESIGN.md's floor table. One library, one room: whoever replaces it looks in one place.
func vendors() []vendor {
	return []vendor{
		{path: "github.com/go-fonts/liberation", rooms: []string{"internal/picture"}, why: "text is measured in one place"},
		{path: "golang.org/x/image", rooms: []string{"internal/picture"}, why: "reads the font's advances"},
		{path: "go.yaml.in/yaml/v3", rooms: []string{"internal/load"}, tests: true, why: "everyone else sees datasets, not YAML; tests read lists of questions"},
		{path: "github.com/cayleygraph", rooms: []string{"internal/store"}, why: "everyone else sees the frozen graph; Cayley panics on misuse"},
		{path: "github.com/coreos/bbolt", rooms: []string{"internal/store"}, why: "Cayley's files, opened for reading only and with a time limit, which Cayley does not offer"},
		{path: "github.com/hidal-go/hidalgo", rooms: []string{"internal/store"}, why: "hands such a file to Cayley"},
		{path: "github.com/xuri/excelize/v2", rooms: []string{"internal/sheet"}, tests: true, why: "everyone else sees tables, not workbooks"},
		{path: "github.com/goccy/go-graphviz", rooms: []string{"internal/layout", "bench/floor"}, tests: true, why: "one global module that only workers may touch; boot's test watches it initialise"},
		{path: "github.com/urfave/cli/v2", rooms: []string{"internal/cli"}, why: "commands are flags and printing, logic lies below"},
		{path: "github.com/schollz/progressbar/v3", rooms: []string{"internal/cli"}, why: "how far a build is, on a terminal"},

		{path: "golang.org/x/text", rooms: []string{"any"}, tests: true, why: "text"},
		{path: "github.com/agnivade/levenshtein", rooms: []string{"any"}, tests: true, why: "edit distance"},
		{path: "github.com/lucasb-eyer/go-colorful", rooms: []string{"internal/picture"}, tests: true, why: "colours as the eye orders them, for the dark palette"},
		{path: "github.com/jedib0t/go-pretty/v6", rooms: []string{"any"}, tests: true, planned: true, why: "tables"},
		{path: "github.com/charmbracelet/colorprofile", rooms: []string{"any"}, tests: true, why: "what a terminal can show"},
		{path: "github.com/charmbracelet/x", rooms: []string{"any"}, tests: true, why: "what is a terminal, and the width of text in it"},
		{path: "golang.org/x/sys", rooms: []string{"any"}, tests: true, why: "what the system says about files and processes"},

		{path: "github.com/google/go-cmp", tests: true, why: "differences"},
		{path: "pgregory.net/rapid", tests: true, why: "random cases that shrink"},
		{path: "github.com/rogpeppe/go-internal", tests: true, why: "command-line stories"},
		{path: "golang.org/x/tools", tests: true, why: "fixtures of several files"},
		{path: "github.com/santhosh-tekuri/jsonschema/v6", tests: true, why: "answers judged by docs/answer.schema.json"},
		{path: "github.com/chromedp", tests: true, why: "pictures measured in Chromium"},
		{path: "gonum.org/v1/gonum", rooms: []string{"internal/query"}, tests: true, why: "centrality and components, which nobody should write again; reference algorithms"},
	}
}

// vendorOf finds the row of an import path: the longest that fits.
func vendorOf(path string) (vendor, bool) {
	var best vendor
	for _, v := range vendors() {
		if (path == v.path || strings.HasPrefix(path, v.path+"/")) && len(v.path) > len(best.path) {
			best = v
		}
	}
	return best, best.path != ""
}

func TestVendors(t *testing.T) {
	used := map[string]map[string]bool{} // library → rooms of the product that import it; "" is a test
	for _, p := range packages(t) {
		r, _ := roomOf(p.path)
		for _, f := range p.files {
			for _, i := range f.imports {
				if !outside(i.path) {
					continue
				}
				v, known := vendorOf(i.path)
				if !known {
					t.Errorf("%s: %s is in no row of vendors(): give it one room and a reason", i.at, i.path)
					continue
				}
				if used[v.path] == nil {
					used[v.path] = map[string]bool{}
				}
				allowed := slices.Contains(v.rooms, r.path) || slices.Contains(v.rooms, "any")
				if f.test {
					allowed = allowed || v.tests
					used[v.path][""] = true
				} else {
					used[v.path][r.path] = true
				}
				if !allowed {
					t.Errorf("%s: %s may be imported by %s only: %s", i.at, i.path, v.who(), v.why)
				}
			}
		}
	}
	for _, v := range vendors() {
		rooms := used[v.path]
		if v.planned && len(rooms) > 0 {
			t.Errorf("%s is imported: it is no longer planned in vendors()", v.path)
		}
		if v.planned {
			continue
		}
		if len(rooms) == 0 {
			t.Errorf("nobody imports %s: take its row out of vendors() or mark it planned", v.path)
		}
		for _, r := range v.rooms {
			if r != "any" && !rooms[r] {
				t.Errorf("%s no longer imports %s: take it out of the row", r, v.path)
			}
		}
		if v.why == "" {
			t.Errorf("%s: say why in vendors()", v.path)
		}
	}
}

// TestModules wants a row for every module that go.mod requires directly: one that only a tool needs is pinned by a tool line.
func TestModules(t *testing.T) {
	tools := map[string]bool{}
	required := map[string]bool{}
	folder, err := top()
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(filepath.Join(folder, "go.mod"))
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(text)) {
		words := strings.Fields(strings.TrimPrefix(strings.TrimSpace(line), "require "))
		switch {
		case len(words) == 2 && words[0] == "tool":
			tools[words[1]] = true
		case len(words) == 2 && strings.HasPrefix(words[1], "v"):
			required[words[0]] = true
		}
	}
	for _, module := range slices.Sorted(maps.Keys(required)) {
		_, known := vendorOf(module)
		for path := range tools {
			known = known || strings.HasPrefix(path, module+"/")
		}
		for _, v := range vendors() {
			known = known || strings.HasPrefix(module, v.path+"/")
		}
		if !known {
			t.Errorf("go.mod requires %s, which is in no row of vendors()", module)
		}
	}
}

// outside tells a library from the standard one and from ours: its first element is a host.
func outside(path string) bool {
	first, _, _ := strings.Cut(path, "/")
	return strings.Contains(first, ".")
}
