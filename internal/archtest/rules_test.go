package archtest

import (
	"fmt"
	"go/ast"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// exception is a room that may do what the others may not.
type exception struct{ room, why string }

// rule is something that code here does not do. find returns what a file does against it.
type rule struct {
	name   string
	why    string
	tests  bool // holds in tests, too
	except []exception
	find   func(f file) []string
}

func rules() []rule {
	return []rule{
		{
			name: "no init", why: "what runs before main cannot be ordered, refused or tested", tests: true,
			except: []exception{{"internal/boot", "nothing but an init comes before go-graphviz's own"}},
			find:   inits,
		},
		{
			name: "no blank import", why: "a package that is wanted for what its start does is a hidden dependency", tests: true,
			except: []exception{
				{"internal/store", "Cayley's backends register themselves"},
				{"bench/floor", "importing is all that it does"},
			},
			find: blanks,
		},
		{
			name: "no exit", why: "whoever exits skips what others put off to the end: temporary files, locks, workers",
			except: []exception{
				{"cmd/kg", "main gives the exit code"},
				{"internal/layout", "a worker whose parent is gone must end inside a layout that cannot be interrupted"},
				{"internal/store", "a worker whose parent is gone, or whose memory is full, must end inside a query that cannot be interrupted"},
				{"internal/cli", "an interrupted run that hangs in a system call is ended after two seconds, its cache put away"},
				{"internal/load/compile", "a program of its own"},
				{"bench/dataset", "a program of its own"},
				{"bench/peers", "a program of its own"},
				{"bench/scale", "a program of its own"},
				{"bench/stages", "a program of its own"},
				{"docs/weave", "a program of its own"},
				{"docs/diagnostics", "a program of its own"},
			},
			find: exits,
		},
		{
			name: "no panic", why: "what a person typed or wrote is answered with an error",
			find: panics,
		},
	}
}

func TestRules(t *testing.T) {
	for _, r := range rules() {
		t.Run(strings.ReplaceAll(r.name, " ", "-"), func(t *testing.T) {
			needed := map[string]bool{}
			for _, p := range packages(t) {
				own, _ := roomOf(p.path)
				for _, f := range p.files {
					if f.test && !r.tests {
						continue
					}
					found := r.find(f)
					if len(found) > 0 && slices.ContainsFunc(r.except, func(e exception) bool { return e.room == own.path }) {
						needed[own.path] = true
						continue
					}
					for _, what := range found {
						t.Errorf("%s: %s", what, r.why)
					}
				}
			}
			for _, e := range r.except {
				if !needed[e.room] {
					t.Errorf("%s needs no exception any more (%s)", e.room, e.why)
				}
			}
		})
	}
}

// TestNames refuses the names that say nothing about what is inside.
func TestNames(t *testing.T) {
	empty := []string{"util", "utils", "common", "helper", "helpers", "misc", "shared", "lib"}
	for _, p := range packages(t) {
		for _, f := range p.files {
			name := strings.TrimSuffix(f.syntax.Name.Name, "_test")
			if slices.Contains(empty, name) || slices.Contains(empty, filepath.Base(p.path)) {
				t.Errorf("%s: a package called %q can hold anything; call it what it does", f.path, name)
			}
			if name != "main" && name != filepath.Base(p.path) {
				t.Errorf("%s: package %s lies in a folder called %s", f.path, name, filepath.Base(p.path))
			}
		}
	}
}

// TestSizes holds STYLE.md's last limit. A generated table may be longer.
func TestSizes(t *testing.T) {
	const limit = 600
	for _, p := range packages(t) {
		for _, f := range p.files {
			if f.lines > limit && !ast.IsGenerated(f.syntax) {
				t.Errorf("%s has %d lines: split it, %d is the limit", f.path, f.lines, limit)
			}
		}
	}
}

// TestBootIsFirst keeps boot ahead of go-graphviz: Go initialises a package as soon as all that it imports is ready, and os with what
// os imports is ready before reflect, strconv or net, which go-graphviz needs.
func TestBootIsFirst(t *testing.T) {
	early := []string{"os", "hash/crc32", "errors", "io", "io/fs", "sync", "syscall", "time"}
	for _, p := range packages(t) {
		if p.path != "internal/boot" {
			continue
		}
		for _, f := range p.product() {
			for _, i := range f.imports {
				if !slices.Contains(early, i.path) {
					t.Errorf("%s: boot imports %s and may now come too late to move the compile cache", i.at, i.path)
				}
			}
		}
	}
}

func inits(f file) []string {
	var found []string
	for _, d := range f.syntax.Decls {
		if d, ok := d.(*ast.FuncDecl); ok && d.Recv == nil && d.Name.Name == "init" {
			found = append(found, fmt.Sprintf("%s: func init", f.at(d.Pos())))
		}
	}
	return found
}

// blanks leaves out embed, which only switches //go:embed on.
func blanks(f file) []string {
	var found []string
	for _, i := range f.imports {
		if i.name == "_" && i.path != "embed" {
			found = append(found, fmt.Sprintf("%s: import _ %q", i.at, i.path))
		}
	}
	return found
}

func exits(f file) []string {
	return calls(f, func(from, name string) bool {
		return from == "os" && name == "Exit" || from == "syscall" && name == "Exit" || from == "log" && strings.HasPrefix(name, "Fatal")
	})
}

func panics(f file) []string {
	return calls(f, func(from, name string) bool {
		return from == "" && name == "panic" || from == "log" && strings.HasPrefix(name, "Panic")
	})
}

// calls finds what a file uses of the standard library, called or handed on, and the built-in functions it calls.
func calls(f file, wanted func(from, name string) bool) []string {
	var found []string
	ast.Inspect(f.syntax, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.SelectorExpr:
			if x, ok := n.X.(*ast.Ident); ok && f.importsAs(x.Name, x.Name) && wanted(x.Name, n.Sel.Name) {
				found = append(found, fmt.Sprintf("%s: %s.%s", f.at(n.Pos()), x.Name, n.Sel.Name))
			}
		case *ast.CallExpr:
			if x, ok := n.Fun.(*ast.Ident); ok && wanted("", x.Name) {
				found = append(found, fmt.Sprintf("%s: %s", f.at(n.Pos()), x.Name))
			}
		}
		return true
	})
	return found
}
