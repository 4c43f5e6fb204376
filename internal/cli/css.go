package cli

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"github.com/urfave/cli/v2"

	"kg/internal/export/svg"
)

func cssCommand() *cli.Command {
	return &cli.Command{
		Name:      "css",
		Usage:     "the style sheet for pictures inside pages",
		ArgsUsage: " ",
		Description: "A page that holds pictures of kg render --profile inline links it once. It gives them the page's width, the dataset's colours in a\n" +
			"light and a dark form as variables that the page may set, and links a visible focus.\n\n" +
			"With --theme page they are dark where the page is, as its CSS property color-scheme says, and light in a page that says nothing:\n" +
			":root { color-scheme: light dark } follows the reader's screen, .dark { color-scheme: dark } a switch. The other themes do not ask the\n" +
			"page: device is as the screen, light and dark are always so.\n\nkg css -o static/kg.css\nkg css --theme light -o static/kg.css",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: "write to `FILE`, whose folder is made where it is missing"},
			&cli.StringFlag{Name: "theme", Usage: "light or dark as `WHAT` says: " + orList(themes()), Value: string(svg.PageTheme)},
			dataFlag(), colorFlag(),
		},
		Action: action(0, func(s *session) error {
			theme := svg.Theme(s.String("theme"))
			if !slices.Contains(svg.Themes(), theme) {
				return usage("--theme %q, expected %s", s.String("theme"), orList(themes()))
			}
			if named := formatsNamed(s.destination()); !s.toStdout() && len(named) > 0 {
				return usage("--output %q ends as %s does, expected a style sheet such as kg.css", s.String("output"), named[0])
			}
			d, err := s.dataset()
			if err != nil {
				return err
			}
			if path := s.String("output"); path != "" && path != "-" {
				if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
					return failure(err)
				}
			}
			if err := s.output(func(w io.Writer, _ bool) error { return svg.WriteCSS(w, d.Ontology, d.Style, theme) }); err != nil {
				return err
			}
			if !s.toStdout() {
				fmt.Fprintf(s.App.ErrWriter, "wrote %s\n", s.destination())
			}
			return nil
		}),
	}
}

func themes() (names []string) {
	for _, t := range svg.Themes() {
		names = append(names, string(t))
	}
	return names
}
