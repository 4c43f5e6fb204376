package cli

import (
	"fmt"
	"io"

	"github.com/urfave/cli/v2"

	"kg/internal/export/svg"
)

func cssCommand() *cli.Command {
	return &cli.Command{
		Name:      "css",
		Usage:     "the style sheet for pictures inside pages",
		ArgsUsage: " ",
		Description: "A page that holds pictures of kg render --profile inline links it once. It gives them the page's width, the dataset's colours for\n" +
			"light and dark screens as variables that the page may set, and links a visible focus.\n\nkg css -o static/kg.css",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: "write to `FILE`"},
			dataFlag(), colorFlag(),
		},
		Action: action(0, func(s *session) error {
			d, err := s.dataset()
			if err != nil {
				return err
			}
			if err := s.output(func(w io.Writer, _ bool) error { return svg.WriteCSS(w, d.Ontology, d.Style) }); err != nil {
				return err
			}
			if !s.toStdout() {
				fmt.Fprintf(s.App.ErrWriter, "wrote %s\n", s.destination())
			}
			return nil
		}),
	}
}
