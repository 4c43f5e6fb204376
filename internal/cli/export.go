package cli

import (
	"io"
	"strings"

	"github.com/urfave/cli/v2"

	"kg/internal/export/dataset"
)

func exportCommand() *cli.Command {
	return &cli.Command{
		Name:        "export",
		Usage:       "the whole dataset, in a format of other tools",
		ArgsUsage:   "FORMAT",
		Description: "FORMAT is json: the sources, entities and claims, both names of each end and every citation.\n\nkg export json -o kg.json",
		Flags:       []cli.Flag{outFlag(), dataFlag(), colorFlag()},
		Action: action(1, func(s *session) error {
			f, ok := dataset.ByName(s.Args().First())
			if !ok {
				return usage("export %q, expected %s", s.Args().First(), strings.Join(dataset.Names(), " or "))
			}
			d, err := s.dataset()
			if err != nil {
				return err
			}
			return s.output(func(w io.Writer, _ bool) error { return f.Write(w, d) })
		}),
	}
}
