// Package template holds the dataset that kg init writes: an invented inquiry into the school canteens of a town, small
// and full of comments, which shows each part of a dataset once and passes every check. It writes no file itself.
//
// It is about something else than the dataset that ships, so that nobody takes a word of either for a word of kg's.
//
//	names, err := template.Names() // "recommendations.yaml", "sources/report.txt", …
//	for _, name := range names {
//		text, err := template.Read(name)
//	}
package template

import (
	"embed"
	"io/fs"
	"path"
)

//go:embed inquiry
var files embed.FS

const top = "inquiry"

// Names lists the files of the dataset, slash-separated and sorted.
func Names() ([]string, error) {
	var names []string
	err := fs.WalkDir(files, top, func(p string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			names = append(names, p[len(top)+1:])
		}
		return err
	})
	return names, err
}

// Read returns the text of one of the files. The slice is the caller's.
func Read(name string) ([]byte, error) { return files.ReadFile(path.Join(top, name)) }

// FS is the dataset as a folder.
func FS() (fs.FS, error) { return fs.Sub(files, top) }
