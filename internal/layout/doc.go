// Package layout gives a picture its positions: it asks Graphviz, in worker processes, where the boxes
// and curves go, and has package picture put the frame around them.
//
// It draws nothing and measures nothing: texts come measured (Picture.Fit), and what Graphviz draws of
// its own accord is thrown away. Workers exist because go-graphviz is one WebAssembly module for the whole process: it
// is not safe for concurrent use, ignores contexts, and can take minutes for a dense graph. A worker is the same
// program started again with WorkerCommand; the program must hand that command to ServeWorker.
//
//	pool := layout.NewPool(layout.Options{})
//	defer pool.Close()
//	p.Fit(picture.PageMetrics())
//	placed, err := pool.Place(ctx, p)
package layout
