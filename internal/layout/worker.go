package layout

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"

	"github.com/goccy/go-graphviz"
	"github.com/goccy/go-graphviz/cgraph"

	"kg/internal/boot"
)

// WorkerCommand is the hidden command with which the program starts itself as a worker.
const WorkerCommand = "layout-worker"

// cacheFolder is evaluated after go-graphviz has initialised and before main: the temporary folder is itself again.
var cacheFolder = boot.Restore()

// job and result are the lines that go to a worker and come back.
type job struct {
	DOT string `json:"dot"`
}

type result struct {
	Reply string `json:"reply,omitempty"` // json0
	Error string `json:"error,omitempty"`
}

// ServeWorker lays out one graph after the other: a JSON object in, one out. When stdin ends it
// ends the process, even in the middle of a layout, because nobody waits for the answer any more. An error is a broken
// stdin or stdout. Ctrl-C in a terminal reaches workers too; they leave it to their parent.
func ServeWorker(stdin io.Reader, stdout io.Writer) error {
	signal.Ignore(os.Interrupt)
	jobs, failed := make(chan job), make(chan error, 1)
	go func() {
		in := json.NewDecoder(stdin)
		for {
			var j job
			err := in.Decode(&j)
			if errors.Is(err, io.EOF) {
				os.Exit(0)
			}
			if err != nil {
				failed <- err
				return
			}
			jobs <- j
		}
	}()
	ctx := context.Background()
	gv, err := graphviz.New(ctx)
	if err != nil {
		return fmt.Errorf("layout worker: %w", err)
	}
	out := json.NewEncoder(stdout)
	for {
		select {
		case j := <-jobs:
			if err := out.Encode(serve(ctx, gv, j)); err != nil {
				return fmt.Errorf("layout worker: %w", err)
			}
		case err := <-failed:
			return fmt.Errorf("layout worker: reading a request: %w", err)
		}
	}
}

// serve lays out one graph.
func serve(ctx context.Context, gv *graphviz.Graphviz, j job) result {
	graph, err := cgraph.ParseBytes([]byte(j.DOT))
	if err != nil {
		return result{Error: err.Error()}
	}
	defer graph.Close()
	var b bytes.Buffer
	if err := gv.Render(ctx, graph, "json0", &b); err != nil {
		return result{Error: err.Error()}
	}
	return result{Reply: b.String()}
}
