// Package cli is the command line: one file per command, with no logic beyond flags and printing.
//
// Flags may stand before or after arguments. stdout is the product and stderr the talk. Exit codes:
// 0 done, 1 no answer or the data has errors, 2 wrong usage, 3 could not read, write or render, or took too long,
// 130 interrupted, 141 the reader of stdout went away.
//
//	os.Exit(cli.Main(os.Args, os.Stdin, os.Stdout, os.Stderr))
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"

	"github.com/urfave/cli/v2"

	"kg/internal/boot"
	"kg/internal/heap"
	"kg/internal/layout"
	"kg/internal/store"
)

// Main runs the program and returns its exit code. args starts with the program's name.
func Main(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	defer boot.Cleanup()
	heap.Settle()
	if len(args) == 2 && args[1] == layout.WorkerCommand {
		return exitCode(stderr, failure(layout.ServeWorker(stdin, stdout)))
	}
	if len(args) == 2 && args[1] == store.WorkerCommand {
		return exitCode(stderr, failure(store.ServeWorker(stdin, stdout)))
	}
	signal.Ignore(syscall.SIGPIPE) // a closed pipe is an error of the write, so that what is open is put away
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	finished := make(chan struct{})
	defer close(finished)
	go leave(ctx, stop, finished, stderr)
	return exitCode(stderr, run(ctx, args, stdin, stdout, stderr))
}

// grace is how long a run may take to put things away after it was interrupted.
const grace = 2 * time.Second

// leave ends the program when an interrupted run does not: it may hang in a system call or a long search.
// A second interrupt ends it at once.
func leave(ctx context.Context, stop func(), finished <-chan struct{}, stderr io.Writer) {
	select {
	case <-finished:
		return
	case <-ctx.Done():
	}
	stop()
	select {
	case <-finished:
	case <-time.After(grace):
		fmt.Fprintln(stderr, "error: interrupted")
		boot.Cleanup()
		os.Exit(exitInterrupted)
	}
}

// run puts the arguments in the order that urfave/cli takes, and runs the command.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) error {
	app := newApp(watched(stdout), stderr)
	app.Reader = stdin
	if len(args) > 1 && args[1] == completeCommand {
		return complete(app, args[2:], stdout)
	}
	ordered, err := order(app, args)
	if err != nil {
		return err
	}
	err = app.RunContext(ctx, ordered)
	if o, ok := app.Writer.(*output); ok && err == nil && o.err != nil {
		err = failure(o.err) // urfave/cli does not look at what its help could not write
	}
	if ctx.Err() != nil && err != nil {
		return &exitError{code: exitInterrupted, err: errors.New("interrupted")}
	}
	return err
}

// output is a file that keeps its first error.
type output struct {
	*os.File
	err error
}

func (o *output) Write(b []byte) (int, error) {
	n, err := o.File.Write(b)
	if err != nil && o.err == nil {
		o.err = err
	}
	return n, err
}

// watched wraps a file; another writer is its own.
func watched(w io.Writer) io.Writer {
	if f, ok := w.(*os.File); ok {
		return &output{File: f}
	}
	return w
}

// newApp lists the commands.
func newApp(stdout, stderr io.Writer) *cli.App {
	app := &cli.App{
		Name:                      "kg",
		Usage:                     "ask and draw who recommends what, whom it affects, and who criticises it",
		UsageText:                 "kg COMMAND [FLAGS] [ARGUMENTS]\n\nkg affected \"recommandation 19\"\nkg path rec-19 europol --undirected\nkg render rec-19 -o rec-19.svg",
		Description:               "Names are taken as people write them: an id, a name, a short name, \"recommandation n° 19\", \"R19\".\nFlags may stand before or after arguments. One that takes a value is given once, unless its help says that it may be repeated.\n\nExit codes: 0 done, 1 no answer or the data has errors, 2 wrong usage, 3 could not read, write or render, or took too long.",
		Writer:                    stdout,
		ErrWriter:                 stderr,
		HideVersion:               true,
		HideHelpCommand:           false,
		DisableSliceFlagSeparator: true,
		ExitErrHandler:            func(*cli.Context, error) {},
		OnUsageError:              func(_ *cli.Context, err error, _ bool) error { return flagError(err) },
		Commands: []*cli.Command{
			askCommand(), affectedCommand(), pathCommand(), betweenCommand(), aroundCommand(), showCommand(), listCommand(), searchCommand(), queryCommand(), fateCommand(), conflictsCommand(),
			matrixCommand(), statsCommand(),
			renderCommand(), viewsCommand(), describeCommand(), buildCommand(), cssCommand(), verifyCommand(), exportCommand(), importCommand(), loadCommand(), cayleyCommand(), diffCommand(),
			checkCommand(), gapsCommand(), explainCommand(), citeCommand(), fmtCommand(), schemaCommand(), initCommand(),
			generateCommand(), versionCommand(), completionCommand(),
		},
	}
	for _, c := range app.Commands {
		c.OnUsageError = app.OnUsageError
		c.HideHelpCommand = true
	}
	return app
}

const (
	exitNoAnswer    = 1
	exitUsage       = 2
	exitFailure     = 3
	exitInterrupted = 130
	exitClosedPipe  = 141 // as the shell says of a program that SIGPIPE ended
)

// exitError is an error with the exit code that it ends the program with.
type exitError struct {
	code  int
	err   error  // nil when everything has been said
	after string // more lines for stderr, each ending with a line break
}

func (e *exitError) Error() string {
	if e.err == nil {
		return fmt.Sprintf("exit code %d", e.code)
	}
	return e.err.Error()
}

func (e *exitError) Unwrap() error { return e.err }

// usage is an error in how the program was called.
func usage(format string, args ...any) error {
	return &exitError{code: exitUsage, err: fmt.Errorf(format, args...)}
}

// flagError words what package flag says of a value that does not fit.
func flagError(err error) error {
	var value, name string
	if n, _ := fmt.Sscanf(err.Error(), "invalid value %q for flag -%s", &value, &name); n == 2 {
		if name = strings.TrimSuffix(name, ":"); name == "timeout" {
			return usage("--timeout %q, expected a duration: 500ms, 30s or 2m", value)
		}
		return usage("%s %q, expected a whole number", hyphened(name), value)
	}
	return usage("%v", err)
}

// noAnswer is a question without an answer.
func noAnswer(format string, args ...any) error {
	return &exitError{code: exitNoAnswer, err: fmt.Errorf(format, args...)}
}

// failure is what went wrong with files, processes and the like; nil for nil.
func failure(err error) error {
	var known *exitError
	if err == nil || errors.As(err, &known) {
		return err
	}
	return &exitError{code: exitFailure, err: err}
}

// exitCode says an error on stderr and returns its code. An error without a code of its own is a failure.
func exitCode(stderr io.Writer, err error) int {
	if err == nil {
		return 0
	}
	e := &exitError{}
	if !errors.As(failure(err), &e) {
		return exitFailure
	}
	if errors.Is(err, syscall.EPIPE) {
		return exitClosedPipe
	}
	if e.err != nil {
		fmt.Fprintf(stderr, "error: %v\n%s", e.err, e.after)
	}
	if e.code == exitUsage {
		fmt.Fprintln(stderr, "hint: kg help lists the commands, kg help COMMAND its flags")
	}
	return e.code
}
