package store

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"slices"
	"time"

	"kg/internal/load"
	"kg/internal/model"
)

// Request is a query in one of Cayley's own languages.
type Request struct {
	Language string   `json:"language"` // one of Languages
	Query    string   `json:"query"`
	Limit    int      `json:"limit"`  // the most rows; 0 for all
	Memory   uint64   `json:"memory"` // the most bytes that the query may take; 0 for any
	URL      string   `json:"url"`
	Command  []string `json:"-"` // starts a worker; nil for this program with WorkerCommand
}

// Answer is what a query gives.
type Answer struct {
	Rows []json.RawMessage `json:"rows"` // in the order of the results; nil when there are none
	Cut  bool              `json:"cut"`  // there were more
}

// MemoryError says that a query outgrew its memory.
type MemoryError struct{ Bytes uint64 }

func (e *MemoryError) Error() string {
	return fmt.Sprintf("stopped: the query took more than %d MB of memory", e.Bytes>>20)
}

// Ask runs a query on a full store: on a dataset in memory, or on the store at another URL, where the dataset is not looked at. The error is
// a *QueryError where the query is at fault, a *MemoryError, or the context's.
//
// The query runs in a process of its own: an endless loop can be killed, and where Cayley panics, as it does on a wrong type in a Gizmo
// path, the program goes on.
func Ask(ctx context.Context, r Request, d *model.Dataset) (*Answer, error) {
	if !slices.Contains(Languages(), r.Language) {
		return nil, fmt.Errorf("no query language is called %q", r.Language)
	}
	j := job{Request: r}
	if r.URL == Memory {
		var compiled bytes.Buffer
		if err := load.Encode(&compiled, d, nil, ""); err != nil {
			return nil, err
		}
		j.Compiled = compiled.Bytes()
	}
	out, err := runWorker(ctx, j)
	if err != nil {
		return nil, err
	}
	var got reply
	if err := json.Unmarshal(out, &got); err != nil {
		return nil, fmt.Errorf("read the answer of the query's process: %w", err)
	}
	switch {
	case got.BadQuery != "":
		return nil, &QueryError{got.BadQuery}
	case got.Failed != "":
		return nil, errors.New(got.Failed)
	}
	return &got.Answer, nil
}

// goPanic is the exit code of a Go program that panicked.
const goPanic = 2

// runWorker starts a process, hands it a job, and returns what it wrote.
func runWorker(ctx context.Context, j job) ([]byte, error) {
	command, err := workerCommand(j.Command)
	if err != nil {
		return nil, err
	}
	cmd := exec.CommandContext(ctx, command[0], command[1:]...)
	cmd.WaitDelay = time.Second
	var out bytes.Buffer
	cmd.Stdout = &out // what it says on stderr is Go's and Cayley's talk
	stdin, err := cmd.StdinPipe()
	if err != nil {
		return nil, fmt.Errorf("start a process for the query: %w", err)
	}
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("start a process for the query: %w", err)
	}
	go func() { // it stays open until the process is waited for: its end tells a worker that its parent is gone
		if text, err := json.Marshal(j); err == nil {
			io.Copy(stdin, bytes.NewReader(text))
		}
	}()
	err = cmd.Wait()
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	exit := (*exec.ExitError)(nil)
	switch {
	case err == nil:
		return out.Bytes(), nil
	case errors.As(err, &exit) && exit.ExitCode() == exitMemory:
		return nil, &MemoryError{j.Memory}
	case errors.As(err, &exit) && exit.ExitCode() == goPanic:
		return nil, &QueryError{"Cayley cannot run it; is every argument of a path's methods a string, an IRI, a path or a list of these?"}
	}
	return nil, fmt.Errorf("the query's process: %w", err)
}

// workerCommand is how a worker is started.
func workerCommand(command []string) ([]string, error) {
	if len(command) > 0 {
		return command, nil
	}
	self, err := os.Executable()
	if err != nil {
		return nil, fmt.Errorf("find this program to start a process for the query: %w", err)
	}
	return []string{self, WorkerCommand}, nil
}
