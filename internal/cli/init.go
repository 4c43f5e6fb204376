package cli

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/urfave/cli/v2"

	"kg/internal/export"
	"kg/internal/load/template"
	"kg/internal/model"
)

func initCommand() *cli.Command {
	return &cli.Command{
		Name:      "init",
		Usage:     "a small dataset of your own to start from, with comments",
		ArgsUsage: "DIR",
		Description: "Writes an invented inquiry into the school canteens of a town: two recommendations, their measures, bodies, a critique,\n" +
			"sources with their texts, types, relations, pictures. It passes kg check; replace it piece by piece by yours.\n" +
			"DIR is a new folder, or an empty one.\n\n" +
			"kg init canteens\nkg check canteens --sources canteens/sources",
		Flags:  []cli.Flag{langFlag()},
		Action: action(1, runInit),
	}
}

func runInit(s *session) error {
	dir := s.Args().First()
	if err := emptyFolder(dir); err != nil {
		return err
	}
	names, err := template.Names()
	if err != nil {
		return failure(err)
	}
	for _, name := range names {
		if err := writeTemplate(dir, name); err != nil {
			return failure(err)
		}
	}
	_, err = io.WriteString(s.App.Writer, s.nextSteps(dir, len(names)))
	return failure(err)
}

// emptyFolder refuses what is there and is no empty folder.
func emptyFolder(dir string) error {
	if dir == "" {
		return usage("init needs the name of a folder")
	}
	entries, err := os.ReadDir(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return failure(err)
	case len(entries) > 0:
		return &exitError{exitFailure, fmt.Errorf("%s is not empty: it holds %s", dir, entries[0].Name()), "hint: name a new folder; nothing was written\n"}
	}
	return nil
}

func writeTemplate(dir, name string) error {
	text, err := template.Read(name)
	if err != nil {
		return err
	}
	path := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return export.WriteFile(path, func(w io.Writer) error {
		_, err := io.Copy(w, bytes.NewReader(text))
		return err
	})
}

// nextSteps says what to type next.
func (s *session) nextSteps(dir string, files int) string {
	steps := []struct{ command, en, fr string }{
		{"kg check DIR --sources DIR/sources", "every problem, and every citation held against its text", "tout problème, et chaque citation comparée à son texte"},
		{"kg affected rec-1 --data DIR", "who is affected, and on whose word", "qui est concerné, et qui le dit"},
		{"kg path rec-2 parents-association --data DIR", "how two things are tied", "ce qui relie deux choses"},
		{"kg render rec-1 --data DIR -o rec-1.svg", "a picture for a browser", "une image, pour un navigateur"},
		{"kg fmt DIR", "your files tidied up", "vos fichiers mis au propre"},
		{"kg schema entities --data DIR", "for an editor that completes and underlines", "pour un éditeur qui complète et souligne"},
	}
	head, then := "wrote %d files to %s: an invented inquiry, to be replaced by yours\n", "Open recommendations.yaml there, change something, check again. Then try:\n\n"
	if s.lang == model.French {
		head, then = "%d fichiers écrits dans %s : une enquête inventée, à remplacer par la vôtre\n", "Ouvrez-y recommendations.yaml, changez quelque chose, vérifiez. Puis essayez :\n\n"
	}
	var b strings.Builder
	fmt.Fprintf(&b, head, files, dir)
	b.WriteString(then)
	dir = strings.TrimRight(dir, "/")
	texts := strings.NewReplacer("DIR/sources", quoted(dir+"/sources"), "DIR", quoted(dir))
	for _, step := range steps {
		about := step.en
		if s.lang == model.French {
			about = step.fr
		}
		fmt.Fprintf(&b, "  %s\n      %s\n", texts.Replace(step.command), about)
	}
	return b.String()
}

// quoted is a name as it is typed in a shell.
func quoted(name string) string {
	if strings.ContainsAny(name, " '\"$&;()") {
		return fmt.Sprintf("%q", name)
	}
	return name
}
