package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/metrics"
	"time"

	"kg/internal/load"
)

// WorkerCommand is the hidden command with which the program starts itself to run one query.
const WorkerCommand = "cayley-worker"

// job is what a worker is to do, one JSON object.
type job struct {
	Request
	Compiled []byte `json:"compiled"` // the dataset for a store in memory
}

// reply is what comes back.
type reply struct {
	Answer
	BadQuery string `json:"bad_query,omitempty"`
	Failed   string `json:"failed,omitempty"`
}

// exitMemory is a worker's exit code when it outgrew its memory.
const exitMemory = 4

// watchEvery is how often a worker looks at its memory.
const watchEvery = 20 * time.Millisecond

// ServeWorker runs one query: a job on stdin, a reply on stdout. It ends the process when stdin ends, even in the middle of a
// query, because nobody waits for the answer any more, and when it outgrows the job's memory. Ctrl-C in a terminal reaches
// workers too; they leave it to their parent.
func ServeWorker(stdin io.Reader, stdout io.Writer) error {
	signal.Ignore(os.Interrupt)
	in := json.NewDecoder(stdin)
	var j job
	if err := in.Decode(&j); err != nil {
		return fmt.Errorf("read the query: %w", err)
	}
	go func() {
		in.Decode(new(job)) // the parent sends no other: this returns when stdin ends
		os.Exit(0)
	}()
	go watchMemory(j.Memory)
	out := json.NewEncoder(stdout)
	out.SetEscapeHTML(false)
	r := j.run(context.Background())
	if len(r.Rows) == 0 && r.BadQuery == "" && r.Failed == "" {
		time.Sleep(panicking)
	}
	return out.Encode(r)
}

// panicking is how long a worker waits before it says that there is nothing: a goroutine of Cayley's that panics ends the results
// first, and the program a moment later.
const panicking = 300 * time.Millisecond

// watchMemory ends the process when its memory grows beyond a number of bytes.
func watchMemory(limit uint64) {
	sample := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}, {Name: "/memory/classes/heap/stacks:bytes"}}
	for limit > 0 {
		metrics.Read(sample)
		if sample[0].Value.Uint64()+sample[1].Value.Uint64() > limit {
			os.Exit(exitMemory)
		}
		time.Sleep(watchEvery)
	}
}

func (j job) run(ctx context.Context) (r reply) {
	s, err := j.open(ctx)
	if err != nil {
		return reply{Failed: err.Error()}
	}
	defer s.Close()
	r.Rows, r.Cut, err = s.rows(ctx, j.Language, j.Query, j.Limit)
	if bad := (*QueryError)(nil); errors.As(err, &bad) {
		r.BadQuery = bad.Msg
	} else if err != nil {
		r.Failed = err.Error()
	}
	return r
}

// open opens the job's store, and fills it where it is in memory.
func (j job) open(ctx context.Context) (*Store, error) {
	s, err := Open(ctx, j.URL)
	if err != nil || j.URL != Memory {
		return s, err
	}
	d, _, err := load.Decode(j.Compiled)
	if err != nil {
		return nil, err
	}
	return s, s.FillFull(ctx, d)
}
