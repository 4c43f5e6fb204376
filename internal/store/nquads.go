package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"runtime"
	"sync"
	"unicode/utf8"

	"kg/internal/graph"
)

// RDFType is the relation that gives a node of an N-Quads file its type.
const RDFType = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"

// SyntaxError is a place in an N-Quads file where something else was expected.
type SyntaxError struct {
	File            string
	Line, Column    int // from 1; columns in characters
	Found, Expected string
}

// Error is "file:line:column: found …, expected …".
func (e *SyntaxError) Error() string {
	return fmt.Sprintf("%s:%d:%d: found %s, expected %s", e.File, e.Line, e.Column, e.Found, e.Expected)
}

// ReadQuads reads N-Quads or N-Triples, compressed with gzip or not, into a frozen graph. name is what errors
// call the file.
//
// Subjects and objects are the nodes, under the ids that statement describes. Every triple is a claim; standing in
// several graphs it is several, as graph.Part.Triple numbers them, and standing twice in one it is one. The first rdf:type of a node, in
// the order of the file, is its type too. An empty file is an empty graph. A *SyntaxError is the first in the file; other
// errors are those of reading and of the context.
//
// Lines are parsed on all cores, in blocks of a megabyte. Beside the graph's own memory it takes some megabytes for each.
func ReadQuads(ctx context.Context, name string, r io.Reader) (*graph.Graph, error) {
	workers := runtime.GOMAXPROCS(0)
	c, err := newCutter(r, blockSize, 2*workers)
	if err != nil {
		return nil, readError(name, err)
	}
	return readBlocks(ctx, name, c, workers)
}

// readBlocks is ReadQuads behind the opening of the file.
func readBlocks(ctx context.Context, name string, c *cutter, workers int) (*graph.Graph, error) {
	inner, stop := context.WithCancel(ctx)
	defer stop()
	q := &reading{name: name, stop: stop}
	blocks := make(chan block, workers)
	var all sync.WaitGroup
	for range workers {
		w := newWorker(&q.builder)
		all.Go(func() {
			for b := range blocks {
				q.fail(w.read(b))
				c.done(b)
			}
		})
	}
	err := c.cut(inner, blocks)
	close(blocks)
	all.Wait()
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case q.err != nil:
		return nil, q.err
	case err != nil:
		return nil, readError(name, err)
	}
	g, err := q.builder.Freeze()
	if err != nil {
		return nil, fmt.Errorf("freeze %s: %w", name, err)
	}
	return g, nil
}

// readError names the file once: what the system says does so too.
func readError(name string, err error) error {
	if path := (*fs.PathError)(nil); errors.As(err, &path) {
		err = path.Err
	}
	return fmt.Errorf("read %s: %w", name, err)
}

// reading is what the workers share.
type reading struct {
	name    string
	builder graph.Builder
	stop    func() // no more blocks are wanted

	mu  sync.Mutex
	err *SyntaxError // the first by line so far
}

// fail takes note of a worker's error. Blocks are handed out in order and each that was is read to its own first error, so the first
// of those is the first of the file.
func (q *reading) fail(err *SyntaxError) {
	if err == nil {
		return
	}
	err.File = q.name
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.err == nil || err.Line < q.err.Line {
		q.err = err
	}
	q.stop()
}

// worker adds the statements of blocks to a part of the graph of its own.
type worker struct {
	part    *graph.Part
	s       statement
	subject []byte // of the last statement: files are mostly in the order of subjects
	from    graph.NodeRef
	types   map[string]string // the names of types, so that each is made once
}

func newWorker(b *graph.Builder) *worker {
	return &worker{part: b.Part(), types: map[string]string{}}
}

// read adds the statements of a block, up to the first error.
func (w *worker) read(b block) *SyntaxError {
	valid := utf8.Valid(b.text)
	for line, rest := b.line, b.text; len(rest) > 0; line++ {
		text := rest
		if end := bytes.IndexByte(rest, '\n'); end >= 0 {
			text, rest = rest[:end], rest[end+1:]
		} else {
			rest = nil
		}
		if err := w.line(text, line, valid); err != nil {
			return err
		}
	}
	return nil
}

// line adds a line's statement. A carriage return ends a line of N-Quads as well; editors do not count it.
func (w *worker) line(text []byte, line int, valid bool) *SyntaxError {
	if !valid && !utf8.Valid(text) {
		at := 0
		for r, size := utf8.DecodeRune(text); r != utf8.RuneError || size != 1; r, size = utf8.DecodeRune(text[at:]) {
			at += size
		}
		return &SyntaxError{Line: line, Column: 1 + utf8.RuneCount(text[:at]), Found: fmt.Sprintf("the byte 0x%02x", text[at]), Expected: "UTF-8"}
	}
	from := 0
	for from < len(text) {
		end := bytes.IndexByte(text[from:], '\r')
		if end < 0 {
			end = len(text) - from
		}
		if err := w.statement(text[from:from+end], line); err != nil {
			return &SyntaxError{Line: line, Column: 1 + utf8.RuneCount(text[:from+err.at]), Found: err.found, Expected: err.expected}
		}
		from += end + 1
	}
	return nil
}

// statement adds what one line says, if it says anything.
func (w *worker) statement(text []byte, line int) *unexpected {
	s := &w.s
	if ok, err := s.scan(text); err != nil || !ok {
		return err
	}
	if !bytes.Equal(s.subject, w.subject) || w.subject == nil {
		w.from = w.part.NodeBytes(s.subject)
		w.subject = append(w.subject[:0], s.subject...)
	}
	to := w.part.NodeBytes(s.object)
	w.part.Triple(w.from, w.part.RelationBytes(s.predicate), to, w.part.LabelBytes(s.graph))
	if string(s.predicate) == RDFType && !s.literal {
		name, ok := w.types[string(s.object)]
		if !ok {
			name = string(s.object)
			w.types[name] = name
		}
		w.part.Type(w.from, name, int64(line))
	}
	return nil
}
