package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sync"

	"github.com/urfave/cli/v2"

	"kg/internal/ask"
	"kg/internal/export"
	"kg/internal/export/formats"
	"kg/internal/layout"
	"kg/internal/model"
	"kg/internal/picture"
)

func buildCommand() *cli.Command {
	return &cli.Command{
		Name:        "build",
		Usage:       "all pictures: every view in every language and size, as SVG and DOT, into a folder",
		ArgsUsage:   " ",
		Description: "Files are named VIEW.SIZE.LANGUAGE.FORMAT. The same data gives the same bytes.\n\nkg build -o graphs",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: "write into the folder `DIR`, which is made where it is missing", Value: "graphs"},
			asOfFlag(), dataFlag(), colorFlag(),
		},
		Action: action(0, runBuild),
	}
}

// job is one picture to draw, to be written in every format of the gallery.
type job struct {
	view    model.View
	lang    model.Lang
	metrics picture.Metrics
}

func runBuild(s *session) error {
	pool := layout.NewPool(layout.Options{})
	defer pool.Close()
	pool.Warm()
	k, err := s.asker(s.Context.Context)
	if err != nil {
		return err
	}
	dir := s.String("output")
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return failure(err)
	}
	var jobs []job
	for _, v := range k.Engine.Dataset().Views {
		for _, m := range []picture.Metrics{picture.PageMetrics(), picture.SlideMetrics()} {
			for _, l := range model.Langs() {
				jobs = append(jobs, job{v, l, m})
			}
		}
	}
	written, err := buildAll(s.Context.Context, k, pool, dir, jobs)
	fmt.Fprintf(s.App.ErrWriter, "wrote %d files into %s\n", written, dir)
	return err
}

// buildAll draws the pictures side by side: as many as the pool has workers. It tries all of them and
// returns how many files it wrote, with every error.
func buildAll(ctx context.Context, k ask.Asker, pool *layout.Pool, dir string, jobs []job) (written int, err error) {
	counts, errs := make([]int, len(jobs)), make([]error, len(jobs))
	var wg sync.WaitGroup
	for i, j := range jobs {
		wg.Go(func() {
			counts[i], errs[i] = j.build(ctx, ask.Asker{Engine: k.Engine, Lang: j.lang}, pool, dir)
		})
	}
	wg.Wait()
	for _, n := range counts {
		written += n
	}
	return written, errors.Join(errs...)
}

// build draws one picture and writes it in every format of the gallery.
func (j job) build(ctx context.Context, k ask.Asker, pool *layout.Pool, dir string) (written int, err error) {
	placed, err := draw(ctx, k, pool, j.view, j.metrics, true)
	if err != nil {
		return 0, fmt.Errorf("view %s: %w", j.view.ID, err)
	}
	for _, f := range formats.Gallery() {
		name := fmt.Sprintf("%s.%s.%s%s", j.view.ID, j.metrics.Name, j.lang, f.Extension())
		err := export.WriteFile(filepath.Join(dir, name), func(w io.Writer) error { return f.Write(w, placed, export.Options{}) })
		if err != nil {
			return written, failure(err)
		}
		written++
	}
	return written, nil
}
