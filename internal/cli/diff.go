package cli

import (
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"

	"github.com/urfave/cli/v2"

	"kg/data"
	"kg/internal/diff"
	"kg/internal/export"
	"kg/internal/layout"
	"kg/internal/load"
	"kg/internal/model"
	"kg/internal/picture"
	"kg/internal/view"
)

// diffCommandName is how a picture of changes names the command that drew it.
const diffCommandName = "diff"

func diffCommand() *cli.Command {
	return &cli.Command{
		Name:      diffCommandName,
		Usage:     "what changed between two datasets: folders, or revisions of git",
		ArgsUsage: "OLD NEW",
		Description: "OLD and NEW are folders, or else revisions: a commit, a branch, HEAD~3, or REVISION:FOLDER. Of a revision the folder\n" +
			"of --data is taken, else the other argument where that is a folder, else data. One argument is compared with the\n" +
			"dataset built into the program. -o FILE.svg draws what changed.\n\n" +
			"kg diff HEAD~3 HEAD\nkg diff main data --format md\nkg diff old-data data -o diff.svg",
		Flags: []cli.Flag{
			formatFlag(orList(append(reportFormats(), drawnFormats()...))), outFlag(),
			&cli.StringFlag{Name: "data", Usage: "of a revision take the folder `DIR`"},
			&cli.BoolFlag{Name: "exit-code", Usage: "exit with 1 when something changed"},
			&cli.StringFlag{Name: "size", Usage: "of a picture, `SIZE`: page (up to 40 nodes) or slide (up to 25, in larger type)", Value: string(model.Page)},
			langFlag(), colorFlag(),
		},
		Action: action(-1, runDiff),
	}
}

func runDiff(s *session) error {
	format, drawn, err := s.formatOrPicture(reportFormats())
	if err != nil {
		return err
	}
	args := s.Args().Slice()
	switch {
	case len(args) == 0 || len(args) > 2:
		return usage("diff needs two folders or revisions (or one, to compare with the dataset built in), and got %d arguments", len(args))
	case len(args) == 1:
		args = []string{"", args[0]}
	}
	var sides [2]*model.Dataset
	for i, arg := range args {
		if sides[i], err = s.side(arg, args[1-i]); err != nil {
			return err
		}
	}
	r := diff.Compare(sides[0], sides[1])
	if err := s.writeDiff(r, format, drawn, sideName(args[0]), sideName(args[1])); err != nil {
		return err
	}
	if s.Bool("exit-code") && !r.Empty() {
		return &exitError{code: exitNoAnswer}
	}
	return nil
}

// sideName is what a side of a comparison is called; "" is the dataset built in.
func sideName(arg string) string {
	if arg == "" {
		return "kg"
	}
	return arg
}

// side loads one side: a folder, a revision, or for "" the dataset built in.
func (s *session) side(arg, other string) (*model.Dataset, error) {
	var fsys fs.FS = data.Files
	if info, err := os.Stat(arg); err == nil && info.IsDir() {
		fsys = os.DirFS(arg)
	} else if arg != "" {
		return s.revision(arg, other)
	}
	d, diags := load.Load(fsys)
	return d, s.report(diags, arg, fsys)
}

// revision loads a folder as it stood in a revision. Its errors by the rules of today cannot be mended: they are counted.
func (s *session) revision(arg, other string) (*model.Dataset, error) {
	name, dir := arg, s.revisionFolder(other)
	if before, after, ok := strings.Cut(arg, ":"); ok {
		name, dir = before, after
	}
	fsys, err := diff.Revision(s.Context.Context, name, dir)
	if err != nil {
		return nil, failure(err)
	}
	d, diags := load.Salvage(fsys)
	if d == nil {
		return nil, s.report(diags, name+":"+dir, fsys)
	}
	if err := diags.Err(); err != nil {
		fmt.Fprintf(s.App.ErrWriter, "%s has errors by the rules of today: %s/%v\n", arg, dir, err)
	}
	return d, nil
}

// revisionFolder is the folder that is taken of a revision.
func (s *session) revisionFolder(other string) string {
	if dir := s.String("data"); dir != "" {
		return dir
	}
	if info, err := os.Stat(other); err == nil && info.IsDir() {
		return other
	}
	return "data"
}

// reportFormats are those in which a comparison is told.
func reportFormats() []string { return []string{"text", "json", "md"} }

func (s *session) writeDiff(r *diff.Report, format string, drawn export.Format, old, new string) error {
	if drawn != nil {
		return s.drawDiff(r, drawn, old, new)
	}
	return s.output(func(w io.Writer, color bool) error {
		style := diff.Style{Lang: s.lang, Color: color, Title: old + " → " + new}
		switch format {
		case "json":
			return r.WriteJSON(w, old, new)
		case "md":
			return r.WriteMarkdown(w, style)
		}
		return r.WriteText(w, style)
	})
}

// drawDiff draws what changed.
func (s *session) drawDiff(r *diff.Report, f export.Format, old, new string) error {
	m, err := s.size()
	if err != nil {
		return err
	}
	both := r.Both()
	p := view.DrawChanges(view.Changes{
		Data: both.Data, Title: old + " → " + new, Caption: r.Summary(s.lang),
		Entities: func(id string) view.Mark { return view.Mark(both.Entities[id]) },
		Claims:   func(id string) view.Mark { return view.Mark(both.Claims[id]) },
	}, view.Options{Lang: s.lang, Max: m.MaxNodes})
	if p == nil {
		return noAnswer("no entity and no claim changed: there is nothing to draw")
	}
	p.Fit(m)
	o := export.Options{Stamp: export.Stamp{Dataset: both.Data.Version, Command: diffCommandName}}
	placed := &picture.Placed{Picture: p}
	if f.NeedsPlacing() {
		pool := layout.NewPool(layout.Options{Workers: 1})
		defer pool.Close()
		if placed, err = pool.Place(s.Context.Context, p); err != nil {
			return failure(err)
		}
	}
	if err := s.output(func(w io.Writer, _ bool) error { return f.Write(w, placed, o) }); err != nil {
		return err
	}
	s.tellWritten(p)
	return nil
}
