// Package layout gives a picture its positions and has package picture put the frame around them. Ranks and groups come
// from Graphviz, in worker processes; trees, timelines and grids are placed here. Several plans are tried until the text is as
// large as the picture's sheet asks for; then labels that lie on foreign lines are moved along their own.
//
// It draws nothing and measures nothing but labels that it wraps otherwise (Picture.Refit), and what Graphviz draws of
// its own accord is thrown away. Workers exist because go-graphviz is one WebAssembly module for the whole process: it
// is not safe for concurrent use, ignores contexts, and can take minutes for a dense graph. A worker is the same
// program started again with WorkerCommand; the program must hand that command to ServeWorker.
//
//	pool := layout.NewPool(layout.Options{})
//	defer pool.Close()
//	p.Fit(picture.PageMetrics())
//	placed, err := pool.Place(ctx, p)
//	if layout.Hopeless(err) { // too large, too slow, too greedy: a table instead
//		table := picture.Table(p)
//		table.Fit(picture.PageMetrics())
//		placed, err = pool.Place(ctx, table)
//	}
package layout
