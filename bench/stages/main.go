// Command stages measures what each stage of one picture takes inside a program that has started: load (dataset and graph), select, fit, layout
// and write. It prints the median of so many rounds, each with a worker of its own that is started while the data are read, as kg render
// starts it. bench/pictures.sh runs it.
//
//	go run ./bench/stages [VIEW [ROUNDS]]
package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"time"

	"kg/data"
	"kg/internal/boot"
	"kg/internal/export"
	"kg/internal/export/svg"
	"kg/internal/layout"
	"kg/internal/load"
	"kg/internal/model"
	"kg/internal/picture"
	"kg/internal/query"
	"kg/internal/store"
	"kg/internal/view"
)

func main() {
	if len(os.Args) == 2 && os.Args[1] == layout.WorkerCommand {
		if err := layout.ServeWorker(os.Stdin, os.Stdout); err != nil {
			fmt.Fprintln(os.Stderr, "stages:", err)
			os.Exit(1)
		}
		return
	}
	name, rounds := "rec-19", 9
	if len(os.Args) > 1 {
		name = os.Args[1]
	}
	var err error
	if len(os.Args) > 2 {
		rounds, err = strconv.Atoi(os.Args[2])
	}
	if err == nil {
		err = measure(name, max(rounds, 1))
	}
	boot.Cleanup()
	if err != nil {
		fmt.Fprintln(os.Stderr, "stages:", err)
		os.Exit(1)
	}
}

// stages are the names of what is measured, in order.
func stages() [5]string { return [5]string{"load", "select", "fit", "layout", "write"} }

func measure(name string, rounds int) error {
	var taken [5][]time.Duration
	for range rounds {
		one, err := draw(name)
		if err != nil {
			return err
		}
		for i, d := range one {
			taken[i] = append(taken[i], d)
		}
	}
	var medians [5]time.Duration
	var sum time.Duration
	for i := range taken {
		slices.Sort(taken[i])
		medians[i] = taken[i][rounds/2]
		sum += medians[i]
	}
	for i, stage := range stages() {
		fmt.Printf("  %-8s %7.2f ms  %3.0f %%\n", stage, float64(medians[i].Microseconds())/1000, 100*float64(medians[i])/float64(sum))
	}
	return nil
}

// draw makes one picture on a page and tells what each stage took.
func draw(name string) (taken [5]time.Duration, err error) {
	ctx := context.Background()
	pool := layout.NewPool(layout.Options{Workers: 1})
	defer pool.Close()
	pool.Warm()
	start := time.Now()
	lap := func(i int) {
		now := time.Now()
		taken[i], start = now.Sub(start), now
	}
	e, err := engine(ctx)
	if err != nil {
		return taken, err
	}
	lap(0)
	v, ok := e.Dataset().View(name)
	if !ok {
		return taken, fmt.Errorf("there is no view %q", name)
	}
	m := picture.PageMetrics()
	p, err := view.Draw(ctx, e, v, view.Options{Lang: model.French, Size: model.Page, Max: m.MaxNodes})
	if err != nil {
		return taken, err
	}
	lap(1)
	p.Fit(m)
	lap(2)
	placed, err := pool.Place(ctx, p)
	if err != nil {
		return taken, err
	}
	lap(3)
	err = svg.Format{}.Write(io.Discard, placed, export.Options{})
	lap(4)
	return taken, err
}

func engine(ctx context.Context) (*query.Engine, error) {
	d, _, err := load.Decode(data.Compiled)
	if err != nil {
		return nil, err
	}
	g, err := store.Through(ctx, d)
	return query.New(d, g), err
}
