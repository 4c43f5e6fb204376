package cli

import (
	"fmt"
	"io"
	"strings"

	"github.com/urfave/cli/v2"

	"kg/internal/load"
	"kg/internal/model"
)

func schemaCommand() *cli.Command {
	return &cli.Command{
		Name:      "schema",
		Usage:     "the JSON Schema of a dataset's files, so that editors complete and underline",
		ArgsUsage: "[KIND]",
		Description: "KIND is " + strings.Join(schemaKinds(), ", ") + "; without it, it lists them. With --data the schema knows the relations,\n" +
			"types, states and sources of that dataset, and offers its entities. Written beside the data and named in the first\n" +
			"line of a file (# yaml-language-server: $schema=entities.schema.json), it is read by VS Code, Neovim, Emacs and others.\n\n" +
			"kg schema entities --data data -o data/entities.schema.json",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "data", Usage: "know the words of the dataset in `DIR`"}, outFlag(), colorFlag(),
		},
		Action: action(-1, runSchema),
	}
}

func schemaKinds() (names []string) {
	for _, k := range load.SchemaKinds() {
		names = append(names, k[0])
	}
	return names
}

func runSchema(s *session) error {
	switch s.NArg() {
	case 0:
		return s.output(func(w io.Writer, _ bool) error { return listSchemas(w) })
	case 1:
	default:
		return s.checkArguments(1)
	}
	kind := s.Args().First()
	if _, err := load.Schema(kind, nil); err != nil {
		return usage("%v%s", err, didYouMean(kind, schemaKinds()))
	}
	var d *model.Dataset
	if s.String("data") != "" {
		var err error
		if d, err = s.dataset(); err != nil {
			return err
		}
	}
	text, err := load.Schema(kind, d)
	if err != nil {
		return failure(err)
	}
	return s.output(func(w io.Writer, _ bool) error { return writeAll(w, text) })
}

func listSchemas(w io.Writer) error {
	for _, k := range load.SchemaKinds() {
		if _, err := fmt.Fprintf(w, "%-9s for %s\n", k[0], k[1]); err != nil {
			return err
		}
	}
	return nil
}
