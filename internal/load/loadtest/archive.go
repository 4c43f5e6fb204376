package loadtest

import (
	"io/fs"
	"os"
	"regexp"
	"strings"
	"testing/fstest"
)

// Archive is a fixture: a dataset's files, laid over those of a good one, and the texts of its sources.
type Archive struct {
	Comment      string // what stands before the first file
	Files, Texts fstest.MapFS
}

// header starts a file of an archive in the txtar format.
var header = regexp.MustCompile(`(?m)^-- (\S+) --\n`)

// ReadArchive reads a fixture in the txtar format and lays it over the .yaml files of a folder. A file below
// texts/ is the text of a source, and a line "# delete NAME" in the comment takes a file away.
func ReadArchive(path, base string) (Archive, error) {
	a := Archive{Files: fstest.MapFS{}, Texts: fstest.MapFS{}}
	text, err := os.ReadFile(path)
	if err != nil {
		return a, err
	}
	good := os.DirFS(base)
	names, err := fs.Glob(good, "*.yaml")
	if err != nil {
		return a, err
	}
	for _, name := range names {
		data, err := fs.ReadFile(good, name)
		if err != nil {
			return a, err
		}
		a.Files[name] = &fstest.MapFile{Data: data, Mode: 0o644}
	}
	found := header.FindAllSubmatchIndex(text, -1)
	end := func(i int) int {
		if i < len(found) {
			return found[i][0]
		}
		return len(text)
	}
	a.Comment = string(text[:end(0)])
	for line := range strings.Lines(a.Comment) {
		if name, ok := strings.CutPrefix(strings.TrimSpace(line), "# delete "); ok {
			delete(a.Files, name)
		}
	}
	for i, f := range found {
		file := &fstest.MapFile{Data: text[f[1]:end(i+1)], Mode: 0o644}
		if name, ok := strings.CutPrefix(string(text[f[2]:f[3]]), "texts/"); ok {
			a.Texts[name] = file
		} else {
			a.Files[string(text[f[2]:f[3]])] = file
		}
	}
	return a, nil
}
