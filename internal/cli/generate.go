package cli

import (
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/urfave/cli/v2"

	"kg/internal/generate"
)

func generateCommand() *cli.Command {
	return &cli.Command{
		Name:      "generate",
		Usage:     "a large graph that looks like the dataset, for trying and for measuring",
		ArgsUsage: " ",
		Description: "Writes N-Quads (N-Triples too: no graph is named): M different claims between N entities, and before the claims of\n" +
			"each entity a line with its rdf:type, which is none of the M. Types, relations, which relation ties which types, and how\n" +
			"many claims an entity starts and ends are distributed as in the dataset; who is at the other end is chance.\n" +
			"With --no-types there are the M lines of the claims only, and an entity in no claim is missing; there is none\n" +
			"where M is at least some three times N. The same numbers and dataset give the same bytes.\n\n" +
			"kg generate --entities 1000 --claims 5000 -o small.nq\nkg generate --entities 200000 --claims 1000000 --seed 7 -o large.nq.gz",
		Flags: []cli.Flag{
			&cli.IntFlag{Name: "entities", Usage: "make `N` entities"},
			&cli.IntFlag{Name: "claims", Usage: "make `M` claims"},
			&cli.Uint64Flag{Name: "seed", Usage: "`S` picks one of many such graphs: a whole number from 0", Value: 1},
			&cli.BoolFlag{Name: "no-types", Usage: "write no rdf:type"},
			&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: "write to `FILE`: .nq or .nt, compressed with .gz behind it"},
			&cli.StringFlag{Name: "data", Usage: "be like the dataset in the YAML files in `DIR` instead of the one built in"},
			colorFlag(),
		},
		Action: action(0, runGenerate),
	}
}

func runGenerate(s *session) error {
	for _, name := range []string{"entities", "claims"} {
		if !s.IsSet(name) {
			return usage("generate needs --%s, a whole number", name)
		}
	}
	path := s.destination()
	bare, gz := strings.CutSuffix(strings.ToLower(path), ".gz")
	if ext := filepath.Ext(bare); !s.toStdout() && ext != ".nq" && ext != ".nt" {
		return usage("--output %q, expected .nq or .nt, or .nq.gz or .nt.gz", path)
	}
	d, err := s.dataset()
	if err != nil {
		return err
	}
	size := generate.Size{Entities: s.Int("entities"), Claims: s.Int("claims"), Seed: s.Uint64("seed"), NoTypes: s.Bool("no-types")}
	err = s.output(func(w io.Writer, _ bool) error {
		if gz {
			return compressed(w, func(w io.Writer) error { return generate.Quads(s.Context.Context, w, d, size) })
		}
		return generate.Quads(s.Context.Context, w, d, size)
	})
	if wrong := (*generate.SizeError)(nil); errors.As(err, &wrong) {
		return usage("%w", wrong)
	}
	if err == nil && !s.toStdout() {
		fmt.Fprintf(s.App.ErrWriter, "wrote %s: %d entities, %d claims\n", path, size.Entities, size.Claims)
	}
	return err
}

// compressed puts what is written through gzip, without a name and a time: the same bytes each time.
func compressed(w io.Writer, write func(io.Writer) error) error {
	z, err := gzip.NewWriterLevel(w, gzip.BestSpeed)
	if err != nil {
		return err
	}
	if err := write(z); err != nil {
		return err
	}
	return z.Close()
}
