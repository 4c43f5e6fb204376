package layout

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"runtime"
	"time"

	"kg/internal/boot"
)

// worker is one process and the pipes to it. It serves one caller at a time.
type worker struct {
	process *os.Process
	in      io.WriteCloser
	out     *json.Decoder
	encode  *json.Encoder
	errs    *tail
	memory  int64
	gone    chan struct{} // closed when the process has been waited for
}

// refusal is an error that Graphviz gave.
type refusal string

func (r refusal) Error() string { return string(r) }

// startWorker starts a process. It is started and waited for on a thread of its own: on Linux the
// worker is told to die with its parent, and the kernel takes the thread that started it for the parent.
func startWorker(o Options) (*worker, error) {
	command, err := workerCommand(o)
	if err != nil {
		return nil, err
	}
	cmd := exec.Command(command[0], command[1:]...)
	cmd.Env = workerEnv(os.Environ())
	dieWithParent(cmd)
	w := &worker{errs: &tail{}, memory: o.Memory, gone: make(chan struct{})}
	cmd.Stderr = w.errs
	stdin, err := cmd.StdinPipe()
	if err != nil {
		return nil, fmt.Errorf("layout: starting a worker: %w", err)
	}
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		return nil, fmt.Errorf("layout: starting a worker: %w", err)
	}
	w.in, w.encode, w.out = stdin, json.NewEncoder(stdin), json.NewDecoder(stdout)
	w.encode.SetEscapeHTML(false)
	started := make(chan error)
	go func() {
		runtime.LockOSThread()
		err := cmd.Start()
		started <- err
		if err == nil {
			cmd.Wait()
			close(w.gone)
		}
	}()
	if err := <-started; err != nil {
		return nil, fmt.Errorf("layout: starting a worker: %w", err)
	}
	w.process = cmd.Process
	return w, nil
}

// workerEnv hands a cache folder that belongs to this process alone to its workers.
func workerEnv(env []string) []string {
	if boot.Private() {
		env = append(env, boot.EnvCache+"="+cacheFolder)
	}
	return env
}

// ask sends one graph and waits for the reply. After an error the worker is of no more use.
func (w *worker) ask(ctx context.Context, dot string) ([]byte, error) {
	type answer struct {
		result
		err error
	}
	answers := make(chan answer, 1)
	go func() {
		var a answer
		if a.err = w.encode.Encode(job{DOT: dot}); a.err == nil {
			a.err = w.out.Decode(&a.result)
		}
		answers <- a
	}()
	watch := time.NewTicker(100 * time.Millisecond)
	defer watch.Stop()
	for {
		select {
		case a := <-answers:
			switch {
			case a.err != nil:
				return nil, w.failure(a.err)
			case a.Error != "":
				return nil, refusal(a.Error)
			}
			return []byte(a.Reply), nil
		case <-watch.C:
			if resident(w.process.Pid) > w.memory {
				return nil, ErrMemory
			}
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
}

// failure describes why a worker gave no answer, with the last line it wrote to stderr.
func (w *worker) failure(err error) error {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, os.ErrClosed) {
		err = errors.New("it ended without an answer")
		select { // until it has been waited for, its last words may be under way
		case <-w.gone:
		case <-time.After(time.Second):
		}
	}
	if line := w.errs.first(); line != "" {
		return fmt.Errorf("%w (%s)", err, line)
	}
	return err
}

// stop lets an idle worker end by itself and waits a moment for it.
func (w *worker) stop() {
	w.in.Close()
	select {
	case <-w.gone:
	case <-time.After(500 * time.Millisecond):
		w.kill()
	}
}

// kill ends a worker at once and waits until it is gone.
func (w *worker) kill() {
	w.process.Kill()
	<-w.gone
}
