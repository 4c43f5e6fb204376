package gallery

import (
	"context"
	"os"
	"runtime"
	"slices"
	"sync"

	"kg/internal/export"
	"kg/internal/layout"
	"kg/internal/model"
	"kg/internal/query"
)

// Opener gives the engine of the dataset; it is called when something has to be drawn, and only then.
type Opener func(context.Context) (*query.Engine, error)

// Build makes a folder hold the pictures of a dataset, and nothing that an earlier build left and this one does not make. It makes the folder where
// it is missing. It tries every picture, and leaves out a view that has nothing to show: the error joins what went wrong with each, and what went wrong keeps its old files. When
// the context ends it stops, with whole files and the old manifest.
func Build(ctx context.Context, dir string, d *model.Dataset, open Opener, o Options) (Result, error) {
	return run(ctx, dir, d, open, o, false)
}

// Check says what a build would change, and changes nothing.
func Check(ctx context.Context, dir string, d *model.Dataset, open Opener, o Options) (Result, error) {
	return run(ctx, dir, d, open, o, true)
}

// builder is one run.
type builder struct {
	options Options
	data    *model.Dataset
	engine  *query.Engine
	pool    *layout.Pool
	folder  *folder
}

func run(ctx context.Context, dir string, d *model.Dataset, open Opener, o Options, check bool) (Result, error) {
	memory := newMemory(o)
	record := memory.record(d, o)
	if sums, ok := record.read(); ok && holds(dir, sums) {
		return Result{Files: len(sums)}, nil
	}
	shots, err := plan(d, o)
	if err != nil {
		return Result{}, err
	}
	if !check {
		if err := os.MkdirAll(dir, 0o777); err != nil {
			return Result{}, err
		}
	}
	limits := o.Layout
	limits.Replies = memory.replies()
	b := &builder{options: o, data: d, pool: layout.NewPool(limits), folder: &folder{dir: dir, check: check, sums: map[string]string{}}}
	defer b.pool.Close()
	if memory.empty() {
		b.pool.Warm()
	}
	if b.engine, err = open(ctx); err != nil {
		return Result{}, err
	}
	err = b.fill(ctx, shots)
	if ctx.Err() != nil {
		return b.folder.finish(), ctx.Err()
	}
	result := b.folder.finish()
	result.Asked = memory.asked()
	if err == nil && len(result.Tables)+len(result.Empty)+len(result.Small) == 0 { // those are said each time
		record.write(b.folder.sums) // what is there now is what a check compares with, whether it wrote it or not
	}
	memory.prune()
	return result, err
}

// fill makes the files, the sheet and the manifest.
func (b *builder) fill(ctx context.Context, shots []shot) error {
	before, err := ReadManifest(b.folder.dir)
	if err != nil {
		before = Manifest{} // it is made anew, and nothing is removed on its word
	}
	if !b.folder.check {
		sweep(b.folder.dir, shots)
	}
	entries, errs := b.drawAll(ctx, shots)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	m := Manifest{Version: manifestVersion, Dataset: b.data.Version, AsOf: b.options.AsOf, Flags: b.options.Flags, Files: slices.Concat(entries...)}
	for i, s := range shots {
		if entries[i] == nil {
			m.Files = append(m.Files, b.keep(before, s)...)
		}
	}
	if b.options.Sheet {
		m.Sheet = SheetName
		_, err = b.folder.put(SheetName, sheet(b.data, m))
		errs = append(errs, err)
	}
	text, err := m.write()
	if errs = append(errs, err); err != nil {
		return summed(errs)
	}
	errs = append(errs, b.folder.drop(before))
	_, err = b.folder.put(ManifestName, text)
	return summed(append(errs, err))
}

// keep gives the old entries of a picture that could not be made: its files are still there.
func (b *builder) keep(before Manifest, s shot) (entries []Entry) {
	for _, f := range s.files {
		if i := slices.IndexFunc(before.Files, func(e Entry) bool { return e.File == f.name }); i >= 0 {
			entries = append(entries, before.Files[i])
			b.folder.sums[f.name] = before.Files[i].SHA256
		}
	}
	return entries
}

// drawAll makes pictures side by side, and gives the entries of each; nil for one that went wrong, and none where there is nothing to show. The
// errors are in the order of the pictures, nil for what went well.
func (b *builder) drawAll(ctx context.Context, shots []shot) ([][]Entry, []error) {
	entries, errs := make([][]Entry, len(shots)), make([]error, len(shots))
	var mu sync.Mutex
	done := 0
	room := make(chan struct{}, runtime.GOMAXPROCS(0)+2) // some wait for Graphviz, some draw
	var wg sync.WaitGroup
	for i, s := range shots {
		wg.Go(func() {
			room <- struct{}{}
			defer func() { <-room }()
			if ctx.Err() != nil {
				return
			}
			entries[i], errs[i] = b.draw(ctx, s)
			if b.options.Progress != nil {
				mu.Lock()
				defer mu.Unlock()
				done++
				b.options.Progress(done, len(shots))
			}
		})
	}
	wg.Wait()
	return entries, errs
}

// sweep removes what runs that were killed left in the folder.
func sweep(dir string, shots []shot) {
	names := []string{ManifestName, SheetName}
	for _, s := range shots {
		for _, f := range s.files {
			names = append(names, f.name)
		}
	}
	export.Sweep(dir, names)
}
