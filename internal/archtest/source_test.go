package archtest

import (
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
)

// pkg is a folder that holds Go files.
type pkg struct {
	path  string // from the top, with slashes
	files []file // sorted by name
}

func (p pkg) product() []file {
	return slices.DeleteFunc(slices.Clone(p.files), func(f file) bool { return f.test })
}

type file struct {
	path    string // from the top
	test    bool
	lines   int
	syntax  *ast.File
	imports []imported
	at      func(token.Pos) string // path:line
}

type imported struct {
	name string // "" when it has none of its own
	path string
	at   string
}

// importsAs tells whether a name in this file stands for the package of that path.
func (f file) importsAs(name, path string) bool {
	return slices.ContainsFunc(f.imports, func(i imported) bool {
		return i.path == path && (i.name == name || i.name == "" && filepath.Base(path) == name)
	})
}

// packages parses every Go file of the module, once.
func packages(t *testing.T) []pkg {
	t.Helper()
	all, err := parsed()
	if err != nil {
		t.Fatal(err)
	}
	if len(all) < 5 {
		t.Fatalf("only %d packages were found", len(all))
	}
	return all
}

var parsed = sync.OnceValues(func() ([]pkg, error) {
	folder, err := top()
	if err != nil {
		return nil, err
	}
	return parse(folder)
})

// top is the folder that holds go.mod.
func top() (string, error) {
	folder, err := os.Getwd()
	if err != nil {
		return "", err
	}
	for {
		if _, err := os.Stat(filepath.Join(folder, "go.mod")); err == nil {
			return folder, nil
		}
		parent := filepath.Dir(folder)
		if parent == folder {
			return "", errors.New("there is no go.mod above this folder")
		}
		folder = parent
	}
}

func parse(top string) ([]pkg, error) {
	byPath := map[string]*pkg{}
	err := filepath.WalkDir(top, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name := d.Name()
		if d.IsDir() {
			if path != top && (strings.HasPrefix(name, ".") || strings.HasPrefix(name, "_") || name == "testdata" || name == "vendor") {
				return filepath.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(name, ".go") || strings.HasPrefix(name, ".") || strings.HasPrefix(name, "_") {
			return nil
		}
		rel, err := filepath.Rel(top, path)
		if err != nil {
			return err
		}
		f, err := parseFile(path, filepath.ToSlash(rel))
		if err != nil {
			return err
		}
		folder := filepath.ToSlash(filepath.Dir(rel))
		if byPath[folder] == nil {
			byPath[folder] = &pkg{path: folder}
		}
		byPath[folder].files = append(byPath[folder].files, f)
		return nil
	})
	if err != nil {
		return nil, err
	}
	all := make([]pkg, 0, len(byPath))
	for _, p := range byPath {
		all = append(all, *p)
	}
	slices.SortFunc(all, func(a, b pkg) int { return strings.Compare(a.path, b.path) })
	return all, nil
}

func parseFile(path, rel string) (file, error) {
	set := token.NewFileSet()
	syntax, err := parser.ParseFile(set, path, nil, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return file{}, fmt.Errorf("parsing %s: %w", rel, err)
	}
	f := file{
		path: rel, test: strings.HasSuffix(rel, "_test.go"), syntax: syntax,
		lines: set.File(syntax.Pos()).LineCount(),
		at:    func(p token.Pos) string { return fmt.Sprintf("%s:%d", rel, set.Position(p).Line) },
	}
	for _, s := range syntax.Imports {
		target, err := strconv.Unquote(s.Path.Value)
		if err != nil {
			return file{}, fmt.Errorf("parsing %s: import path %s: %w", rel, s.Path.Value, err)
		}
		i := imported{path: target, at: f.at(s.Pos())}
		if s.Name != nil {
			i.name = s.Name.Name
		}
		f.imports = append(f.imports, i)
	}
	return f, nil
}
