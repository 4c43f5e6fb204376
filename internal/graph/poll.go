package graph

import "context"

// clock counts a search's steps and looks at its context every few thousand of them.
type clock struct {
	ctx   context.Context
	steps int // since the last look
	total int // in all
	err   error
}

// pollEvery is how many steps pass between two looks: a fraction of a millisecond.
const pollEvery = 4096

// tick counts some steps and reports whether the search may go on.
func (c *clock) tick(steps int) bool {
	c.total += steps
	if c.steps += steps; c.steps >= pollEvery {
		c.steps = 0
		c.err = c.ctx.Err()
	}
	return c.err == nil
}

func newClock(ctx context.Context) *clock { return &clock{ctx: ctx, err: ctx.Err()} }
