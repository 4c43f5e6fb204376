// Package cli is the command line: one file per command, with no logic beyond flags and printing.
//
// Flags may stand before or after arguments. stdout is the product and stderr the talk. Exit codes:
// 0 done, 1 no answer or the data has errors, 2 wrong usage, 3 could not read, write or render,
// 130 interrupted.
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
	"runtime"
	"runtime/debug"
	"syscall"

	"github.com/urfave/cli/v2"

	"kg/internal/boot"
	"kg/internal/layout"
)

// Main runs the program and returns its exit code. args starts with the program's name.
func Main(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	defer boot.Cleanup()
	collectLate()
	if len(args) == 2 && args[1] == layout.WorkerCommand {
		return exitCode(stderr, failure(layout.ServeWorker(stdin, stdout)))
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	return exitCode(stderr, run(ctx, args, stdin, stdout, stderr))
}

// collectLate puts the first collection of garbage off until the heap has 64 MB: a run is short and its heap small, and
// collecting from 4 MB on takes a seventh of it. From then on it is as usual.
func collectLate() {
	const standard, first = 100, 1600 // in percent of 4 MB
	debug.SetGCPercent(first)
	runtime.AddCleanup(new([16]byte), func(struct{}) { debug.SetGCPercent(standard) }, struct{}{})
}

// run puts the arguments in the order that urfave/cli takes, and runs the command.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) error {
	app := newApp(stdout, stderr)
	app.Reader = stdin
	if len(args) > 1 && args[1] == completeCommand {
		return complete(app, args[2:], stdout)
	}
	ordered, err := order(app, args)
	if err != nil {
		return err
	}
	err = app.RunContext(ctx, ordered)
	if ctx.Err() != nil && err != nil {
		return &exitError{code: exitInterrupted, err: errors.New("interrupted")}
	}
	return err
}

// newApp lists the commands.
func newApp(stdout, stderr io.Writer) *cli.App {
	app := &cli.App{
		Name:                      "kg",
		Usage:                     "ask and draw who recommends what, whom it affects, and who criticises it",
		UsageText:                 "kg COMMAND [FLAGS] [ARGUMENTS]\n\nkg affected \"recommandation 19\"\nkg path rec-19 europol --undirected\nkg render rec-19 -o rec-19.svg",
		Description:               "Names are taken as people write them: an id, a name, a short name, \"recommandation n° 19\", \"R19\".\nFlags may stand before or after arguments.\n\nExit codes: 0 done, 1 no answer or the data has errors, 2 wrong usage, 3 could not read, write or render.",
		Writer:                    stdout,
		ErrWriter:                 stderr,
		HideVersion:               true,
		HideHelpCommand:           false,
		DisableSliceFlagSeparator: true,
		ExitErrHandler:            func(*cli.Context, error) {},
		OnUsageError:              func(_ *cli.Context, err error, _ bool) error { return usage("%v", err) },
		Commands: []*cli.Command{
			affectedCommand(), pathCommand(), showCommand(), listCommand(), searchCommand(), fateCommand(), conflictsCommand(),
			renderCommand(), buildCommand(), exportCommand(), importCommand(), diffCommand(),
			checkCommand(), gapsCommand(), explainCommand(), citeCommand(), fmtCommand(), schemaCommand(), initCommand(),
			versionCommand(), completionCommand(),
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
	if e.err != nil {
		fmt.Fprintf(stderr, "error: %v\n%s", e.err, e.after)
	}
	if e.code == exitUsage {
		fmt.Fprintln(stderr, "hint: kg help lists the commands, kg help COMMAND its flags")
	}
	return e.code
}
