package layout

import (
	"context"
	"errors"
	"fmt"
	"os"
	"runtime"
	"sync"
	"time"

	"kg/internal/picture"
)

// Options are the limits of a pool; zero values mean the defaults.
type Options struct {
	Workers  int           // at once; 2
	Timeout  time.Duration // of one layout, once a worker is free; 20 s
	Memory   int64         // resident bytes of one worker; 512 MB; watched on Linux only
	MaxNodes int           // 400
	MaxEdges int           // 600
	Command  []string      // starts a worker; this program with WorkerCommand
}

func (o Options) withDefaults() Options {
	if o.Workers <= 0 {
		o.Workers = min(2, runtime.NumCPU())
	}
	if o.Timeout <= 0 {
		o.Timeout = 20 * time.Second
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
	return o
}

// The errors that a caller may want to tell apart.
var (
	ErrTooLarge = errors.New("the picture is too large to lay out")
	ErrTimeout  = errors.New("the layout timed out")
	ErrMemory   = errors.New("the layout took too much memory")
	ErrClosed   = errors.New("the layout pool is closed")
)

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

// Warm starts a worker ahead of its first picture, so that its 50 ms of starting pass while the caller
// reads its data. It does not wait; a failure shows at the first Place.
func (p *Pool) Warm() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closed || len(p.idle) > 0 {
		return
	}
	if w, err := startWorker(p.options); err == nil {
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

// Place lays out a fitted picture and composes the frame around it. Errors: ErrTooLarge before anything
// starts, ErrTimeout, ErrMemory, the context's error, or a plain sentence about a worker that failed twice.
func (p *Pool) Place(ctx context.Context, pic *picture.Picture) (*picture.Placed, error) {
	if err := p.check(pic); err != nil {
		return nil, err
	}
	if len(pic.Nodes) == 0 {
		return picture.Compose(pic, picture.Drawing{}), nil
	}
	d, err := p.draw(ctx, pic, 0)
	if err != nil {
		return nil, err
	}
	placed := picture.Compose(pic, d)
	if ratio := spread(placed, d); ratio > 0 {
		if d, err = p.draw(ctx, pic, ratio); err != nil {
			return nil, err
		}
		placed = picture.Compose(pic, d)
	}
	return placed, nil
}

// draw asks for one drawing.
func (p *Pool) draw(ctx context.Context, pic *picture.Picture, ratio float64) (picture.Drawing, error) {
	reply, err := p.ask(ctx, request(pic, ratio))
	if err != nil {
		return picture.Drawing{}, err
	}
	return place(pic, reply)
}

// spread is the ratio at which a drawing should be made again, 0 when it is well as it is. A picture that is narrower than
// its size wants has room at its sides that costs nothing: Graphviz moves the ranks apart before it draws the
// lines, at most to 1.7 times the width. Nothing is ever stretched in height.
func spread(placed *picture.Placed, d picture.Drawing) float64 {
	aspect := placed.Metrics.Aspect
	if aspect == 0 || len(placed.Nodes) < 6 || placed.Width > 0.95*aspect*placed.Height {
		return 0
	}
	frameX, frameY := placed.Width-d.Width, placed.Height-d.Height
	width := min(aspect*(d.Height+frameY)-frameX, 1.7*d.Width)
	if width < 1.05*d.Width {
		return 0
	}
	return d.Height / width
}

// Place lays out one picture with a worker of its own; use a Pool for several.
func Place(ctx context.Context, pic *picture.Picture) (*picture.Placed, error) {
	pool := NewPool(Options{Workers: 1})
	defer pool.Close()
	return pool.Place(ctx, pic)
}

// check refuses what Graphviz would choke on and what cannot be drawn.
func (p *Pool) check(pic *picture.Picture) error {
	if n, e := len(pic.Nodes), len(pic.Edges); n > p.options.MaxNodes || e > p.options.MaxEdges {
		return fmt.Errorf("%w: %d nodes and %d edges, at most %d and %d; narrow the selection or write dot",
			ErrTooLarge, n, e, p.options.MaxNodes, p.options.MaxEdges)
	}
	known := make(map[string]bool, len(pic.Nodes))
	for _, n := range pic.Nodes {
		if known[n.ID] {
			return fmt.Errorf("layout: two nodes have the id %q", n.ID)
		}
		known[n.ID] = true
		if n.W <= 0 || n.H <= 0 {
			return fmt.Errorf("layout: node %q has no size: call Fit first", n.ID)
		}
	}
	for _, e := range pic.Edges {
		if !known[e.From] || !known[e.To] {
			return fmt.Errorf("layout: edge %q joins %q and %q, which are not both in the picture", e.ID, e.From, e.To)
		}
	}
	return nil
}

// ask sends a graph to a worker, once more to a fresh one when the first died of itself.
func (p *Pool) ask(ctx context.Context, dot string) ([]byte, error) {
	select {
	case p.slots <- struct{}{}:
		defer func() { <-p.slots }()
	case <-ctx.Done():
		return nil, p.cause(ctx)
	}
	// Waiting for a free worker does not count.
	ctx, cancel := context.WithTimeoutCause(ctx, p.options.Timeout, ErrTimeout)
	defer cancel()
	var failure error
	for range 2 {
		w, err := p.take()
		if err != nil {
			return nil, err
		}
		reply, err := w.ask(ctx, dot)
		if err == nil {
			p.give(w)
			return reply, nil
		}
		w.kill() // after a refusal too: go-graphviz's memory may be in disorder
		var refused refusal
		if errors.As(err, &refused) {
			return nil, fmt.Errorf("layout: Graphviz says: %w", err)
		}
		switch {
		case ctx.Err() != nil:
			return nil, p.cause(ctx)
		case errors.Is(err, ErrMemory):
			return nil, fmt.Errorf("%w: more than %d MB", ErrMemory, p.options.Memory>>20)
		}
		failure = err
	}
	return nil, fmt.Errorf("layout: the worker failed twice: %w", failure)
}

// cause turns the end of a context into an error that says which limit it was.
func (p *Pool) cause(ctx context.Context) error {
	if cause := context.Cause(ctx); errors.Is(cause, ErrTimeout) {
		return fmt.Errorf("%w after %s", ErrTimeout, p.options.Timeout)
	}
	return fmt.Errorf("layout: %w", ctx.Err())
}

func (p *Pool) take() (*worker, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closed {
		return nil, ErrClosed
	}
	if n := len(p.idle); n > 0 {
		w := p.idle[n-1]
		p.idle = p.idle[:n-1]
		return w, nil
	}
	return startWorker(p.options)
}

func (p *Pool) give(w *worker) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closed {
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
