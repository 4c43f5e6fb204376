package cli

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/urfave/cli/v2"
)

// defaultTimeout is how long a question may take where nobody says otherwise.
const defaultTimeout = 30 * time.Second

func timeoutFlag() cli.Flag {
	return &cli.DurationFlag{Name: "timeout", Usage: "stop after `DURATION`, as 10s or 2m; 0 for never", Value: defaultTimeout}
}

// withTimeout runs a command's action within its --timeout, if it has that flag.
func (s *session) withTimeout(do func(*session) error) error {
	limit := s.Duration("timeout")
	if s.Command.Name == "render" || s.Command.Name == "build" {
		return do(s) // their limit is that of placing alone
	}
	switch {
	case limit < 0:
		return usage("--timeout %s, expected 0 or more", limit)
	case limit == 0:
		return do(s)
	}
	ctx, cancel := context.WithTimeout(s.Context.Context, limit)
	defer cancel()
	s.Context.Context = ctx
	err := do(s)
	if errors.Is(err, context.DeadlineExceeded) {
		return &exitError{exitFailure, fmt.Errorf("stopped after %s; %s", limit, s.narrower()), "hint: --timeout gives it longer\n"}
	}
	return err
}

// narrower says what makes a question smaller.
func (s *session) narrower() string {
	switch s.Command.Name {
	case "path":
		return "ask for fewer paths with -k, a smaller --max-hops, or fewer starts and ends"
	case "between":
		return "a smaller --max-hops looks at less"
	case "around":
		return "fewer --hops look at less"
	case "matrix":
		return "name fewer rows"
	case "cayley":
		return "a smaller query, or a lower --limit, takes less"
	case "stats":
		return "name a smaller set, with --within"
	}
	return "ask for less"
}
