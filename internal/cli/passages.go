package cli

import (
	"os"

	"kg/internal/ask"
	"kg/internal/load"
)

// addPassages shows the passages behind an answer's citations when --sources names the texts' folder.
func (s *session) addPassages(k ask.Asker, a *ask.Answer) error {
	dir := s.String("sources")
	if dir == "" {
		return nil
	}
	fsys, err := folder("the sources' texts", dir)
	if err != nil {
		return err
	}
	texts, diags := load.OpenTexts(fsys, k.Engine.Dataset().Sources)
	if err := s.report(diags, dir, os.DirFS(dir)); err != nil {
		return err
	}
	a.Passages(texts.Passage)
	return nil
}
