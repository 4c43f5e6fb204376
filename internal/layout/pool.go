package layout

import (
	"context"
	"errors"
	"fmt"
	"os"
	"runtime"
	"sync"
	"time"
)

// DefaultTimeout is how long placing one picture may take unless Options say otherwise.
const DefaultTimeout = 20 * time.Second

// Options are the limits of a pool; zero values mean the defaults.
type Options struct {
	Workers  int           // at once; 2
	Timeout  time.Duration // of one picture, while it has a worker; 20 s
	Memory   int64         // resident bytes of one worker; 512 MB; watched on Linux only
	MaxNodes int           // of a picture that Graphviz places; 400
	MaxEdges int           // of a picture that Graphviz places; 600
	MaxBoxes int           // of a tree, a timeline or a grid, nodes and edges together; 20,000
	Command  []string      // starts a worker; this program with WorkerCommand
	Replies  Replies       // what Graphviz answered before; nil remembers nothing
}

// Replies remembers Graphviz's replies by the graph it was asked about, across runs if it likes. It is used by several goroutines
// at once. A reply that cannot be read is asked for again.
type Replies interface {
	Get(graph string) (reply []byte, ok bool)
	Put(graph string, reply []byte)
}

func (o Options) withDefaults() Options {
	if o.Workers <= 0 {
		o.Workers = min(2, runtime.NumCPU())
	}
	if o.Timeout <= 0 {
		o.Timeout = DefaultTimeout
	}
	if o.Memory <= 0 {
		o.Memory = 512 << 20
	}
	if o.MaxNodes <= 0 {
		o.MaxNodes = 400
	}
	if o.MaxEdges <= 0 {
		o.MaxEdges = 600
	}
	if o.MaxBoxes <= 0 {
		o.MaxBoxes = 20_000
	}
	return o
}

// The errors that a caller may want to tell apart.
var (
	ErrTooLarge = errors.New("the picture is too large to lay out")
	ErrTimeout  = errors.New("the layout timed out")
	ErrMemory   = errors.New("the layout took too much memory")
	ErrWorker   = errors.New("the layout worker failed twice")        // it died or answered garbage
	ErrReply    = errors.New("the answer of Graphviz cannot be used") // it is empty or makes no sense
	ErrRefused  = errors.New("the graph is refused by Graphviz")      // and says why
	ErrClosed   = errors.New("the layout pool is closed")
)

// Hopeless tells of an error of Place whether the picture is one that cannot be laid out, so that a table
// (picture.Table) should be placed instead. It is false for a picture that contradicts itself, for a context that ended and
// for a program that cannot be started.
func Hopeless(err error) bool {
	for _, e := range []error{ErrTooLarge, ErrTimeout, ErrMemory, ErrWorker, ErrReply, ErrRefused} {
		if errors.Is(err, e) {
			return true
		}
	}
	return false
}

// Pool keeps worker processes. It is safe for concurrent use; more calls than workers wait.
type Pool struct {
	options Options
	slots   chan struct{} // one token for each worker that may run

	mu     sync.Mutex
	idle   []*worker
	closed bool
}

// NewPool makes a pool that starts its workers when they are needed.
func NewPool(o Options) *Pool {
	o = o.withDefaults()
	return &Pool{options: o, slots: make(chan struct{}, o.Workers)}
}

// Warm starts the workers ahead of their first pictures, so that their 50 ms of starting pass while the caller
// reads its data. It does not wait for them; a failure shows at the first Place.
func (p *Pool) Warm() {
	p.mu.Lock()
	defer p.mu.Unlock()
	for !p.closed && len(p.idle) < p.options.Workers {
		w, err := startWorker(p.options)
		if err != nil {
			return
		}
		p.idle = append(p.idle, w)
	}
}

// Close stops all idle workers and makes later calls fail; those under way finish first by themselves.
func (p *Pool) Close() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.closed = true
	for _, w := range p.idle {
		w.stop()
	}
	p.idle = nil
	return nil
}

// ask sends a graph to a worker and hands the reply to read. When the worker dies, or its answer is a refusal or cannot be
// read, a fresh one is asked once more: after some hundred graphs go-graphviz's memory may be in disorder.
// It takes its time, at most share of it, from what is left for the picture.
func (p *Pool) ask(ctx context.Context, dot string, left *time.Duration, share time.Duration, read func(reply []byte) error) error {
	if p.options.Replies != nil {
		if reply, ok := p.options.Replies.Get(dot); ok && read(reply) == nil {
			return nil
		}
	}
	select {
	case p.slots <- struct{}{}:
		defer func() { <-p.slots }()
	case <-ctx.Done():
		return p.cause(ctx)
	}
	// Waiting for a free worker does not count.
	start := time.Now()
	defer func() { *left -= time.Since(start) }()
	ctx, cancel := context.WithTimeoutCause(ctx, min(*left, share), ErrTimeout)
	defer cancel()
	var failure error
	for attempt := range 2 {
		w, err := p.take(attempt > 0)
		if err != nil {
			return err
		}
		reply, err := w.ask(ctx, dot)
		if err == nil {
			if err = read(reply); err == nil {
				p.give(w)
				if p.options.Replies != nil {
					p.options.Replies.Put(dot, reply)
				}
				return nil
			}
		}
		w.kill()
		switch {
		case ctx.Err() != nil:
			return p.cause(ctx)
		case errors.Is(err, ErrMemory):
			return fmt.Errorf("%w: more than %d MB", ErrMemory, p.options.Memory>>20)
		}
		failure = err
	}
	var refused refusal
	switch {
	case errors.As(failure, &refused):
		return fmt.Errorf("%w: %w", ErrRefused, failure)
	case errors.Is(failure, ErrReply):
		return failure
	}
	return fmt.Errorf("%w: %w", ErrWorker, failure)
}

// cause turns the end of a context into an error that says which limit it was.
func (p *Pool) cause(ctx context.Context) error {
	if cause := context.Cause(ctx); errors.Is(cause, ErrTimeout) {
		return fmt.Errorf("%w after %s", ErrTimeout, p.options.Timeout)
	}
	return fmt.Errorf("layout: %w", ctx.Err())
}

// take gives an idle worker, or a fresh one.
func (p *Pool) take(fresh bool) (*worker, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closed {
		return nil, ErrClosed
	}
	if n := len(p.idle); n > 0 && !fresh {
		w := p.idle[n-1]
		p.idle = p.idle[:n-1]
		return w, nil
	}
	return startWorker(p.options)
}

// give takes a worker back, unless it holds so much memory, which it never returns, that the next picture would be
// refused for it.
func (p *Pool) give(w *worker) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closed || resident(w.process.Pid) > p.options.Memory/2 {
		w.stop()
		return
	}
	p.idle = append(p.idle, w)
}

// workerCommand is how a worker is started.
func workerCommand(o Options) ([]string, error) {
	if len(o.Command) > 0 {
		return o.Command, nil
	}
	self, err := os.Executable()
	if err != nil {
		return nil, fmt.Errorf("layout: finding this program to start a worker: %w", err)
	}
	return []string{self, WorkerCommand}, nil
}
