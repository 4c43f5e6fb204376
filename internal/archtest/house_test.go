package archtest

import (
	"strings"
	"testing"
)

// room is a package with all that lies in folders below it and has no row of its own.
type room struct {
	path    string // from the top of the repository
	floor   int
	planned bool // not built yet
	what    string
}

// tool is the floor of programs that make runs and nobody installs: they may import every room.
const tool = 99

// house is the floor table of DESIGN.md. Within a room, a package below may import the one above it, not the other way round:
// what many share stands in the parent, which knows none of them.
func house() []room {
	return []room{
		{path: "internal/boot", floor: 0, what: "the private compile cache; initialises before everything else"},
		{path: "internal/heap", floor: 0, what: "the first megabytes of memory; initialises before go-graphviz"},
		{path: "internal/diag", floor: 0, what: "diagnostics as data"},
		{path: "internal/fold", floor: 0, what: "text without case and accents, and the nearest names"},
		{path: "internal/model", floor: 1, what: "the words as types"},
		{path: "internal/expr", floor: 1, what: "path expressions"},
		{path: "internal/pattern", floor: 1, what: "patterns of questions: syntax only, so that load can check what phrase follows"},
		{path: "internal/picture", floor: 1, what: "pictures, unplaced and placed; text measurement"},
		{path: "internal/load", floor: 2, what: "YAML and compiled form to dataset"},
		{path: "internal/load/template", floor: 2, what: "the dataset that kg init writes"},
		{path: "internal/graph", floor: 2, what: "the frozen graph and its algorithms"},
		{path: "data", floor: 2, what: "the dataset, embedded"},
		{path: "internal/generate", floor: 2, what: "graphs of any size that look like a dataset"},
		{path: "internal/store", floor: 3, what: "dataset to quads and back; N-Quads files to frozen graphs"},
		{path: "internal/sheet", floor: 3, what: "dataset to tables of a spreadsheet and back; above load, which reads tables as it reads YAML"},
		{path: "internal/query", floor: 4, what: "expressions evaluated, paths with witnesses, names resolved"},
		{path: "internal/phrase", floor: 4, what: "questions in words to a form with filled slots; beside query, and answers nothing"},
		{path: "internal/audit", floor: 5, what: "a dataset against its sources' texts and its own limits"},
		{path: "internal/ask", floor: 5, what: "questions"},
		{path: "internal/view", floor: 5, what: "selection and styling"},
		{path: "internal/diff", floor: 5, what: "what changed between two datasets"},
		{path: "internal/layout", floor: 6, what: "positions, by Graphviz in worker processes"},
		{path: "internal/export", floor: 7, what: "formats"},
		{path: "internal/gallery", floor: 8, what: "a folder with all pictures, their manifest, and what is remembered between builds"},
		{path: "internal/site", floor: 8, planned: true, what: "the static site and kg serve"},
		{path: "internal/cli", floor: 9, what: "commands"},
		{path: "cmd/kg", floor: 10, what: "main"},

		{path: "internal/archtest", floor: tool, what: "these rules"},
		{path: "internal/load/compile", floor: tool, what: "writes data/compiled.bin"},
		{path: "bench/floor", floor: tool, what: "the program that only imports go-graphviz"},
		{path: "bench/dataset", floor: tool, what: "writes a generated dataset"},
		{path: "bench/peers", floor: tool, what: "kg's side of the comparison with other libraries"},
		{path: "bench/scale", floor: tool, what: "measures growth from 10,000 to 1,000,000 claims"},
		{path: "bench/stages", floor: tool, what: "measures what each stage of a picture takes"},
		{path: "docs/diagnostics", floor: tool, what: "writes docs/diagnostics.md from the codes and their fixtures"},
		{path: "docs/weave", floor: tool, what: "puts real output into the Markdown files"},
	}
}

// roomOf finds the room a package is in: the row that names the longest part of its path.
func roomOf(path string) (room, bool) {
	var best room
	for _, r := range house() {
		if (path == r.path || strings.HasPrefix(path, r.path+"/")) && len(r.path) > len(best.path) {
			best = r
		}
	}
	return best, best.path != ""
}

func TestFloors(t *testing.T) {
	for _, p := range packages(t) {
		from, ok := roomOf(p.path)
		if !ok {
			continue // TestEveryRoomHasAFloor says so
		}
		for _, f := range p.product() {
			for _, i := range f.imports {
				path, ours := strings.CutPrefix(i.path, "kg/")
				if !ours {
					continue
				}
				to, _ := roomOf(path)
				switch {
				case strings.HasSuffix(path, "test") && from.floor != tool:
					t.Errorf("%s: %s imports %s, which is for tests only", i.at, p.path, path)
				case to.floor < from.floor || from.floor == tool:
				case to.path != from.path:
					t.Errorf("%s: floor %d (%s) imports %s on floor %d: packages import downwards only, so that each can be understood with what lies below it",
						i.at, from.floor, from.path, path, to.floor)
				case strings.HasPrefix(path, p.path+"/"):
					t.Errorf("%s: %s imports %s, which lies below it: a parent knows none of its implementations", i.at, p.path, path)
				}
			}
		}
	}
}

func TestEveryRoomHasAFloor(t *testing.T) {
	built := map[string]bool{}
	for _, p := range packages(t) {
		r, ok := roomOf(p.path)
		if !ok {
			t.Errorf("%s is on no floor: give it a row in house()", p.path)
		}
		if len(p.files) > 0 {
			built[r.path] = true
		}
	}
	for _, r := range house() {
		if r.planned && built[r.path] {
			t.Errorf("%s is built: it is no longer planned in house()", r.path)
		}
		if !r.planned && !built[r.path] {
			t.Errorf("%s is in house() but nowhere else: take its row out", r.path)
		}
		if r.what == "" {
			t.Errorf("%s: say in house() what the room is for", r.path)
		}
	}
}
