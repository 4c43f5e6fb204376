package cli

import (
	"strings"

	"github.com/urfave/cli/v2"

	"kg/internal/ask"
)

func searchCommand() *cli.Command {
	return &cli.Command{
		Name:        "search",
		Usage:       "the entities whose names hold some words",
		ArgsUsage:   "TEXT",
		Description: "Words may be cut short, in any order, without accents.\n\nkg search numér\nkg search plaques immatr",
		Flags:       tableFlags(&cli.IntFlag{Name: "limit", Usage: "list at most `N`; 0 for all", Value: 50}),
		Action: action(-1, func(s *session) error {
			text := strings.Join(s.Args().Slice(), " ")
			if strings.TrimSpace(text) == "" {
				return usage("search needs a text")
			}
			if s.Int("limit") < 0 {
				return usage("--limit %d, expected 0 or more", s.Int("limit"))
			}
			k, err := s.tableQuestion()
			if err != nil {
				return err
			}
			a := k.Search(text, s.Int("limit"))
			if format, _ := s.formatOf(tableFormats()); len(a.Answers) == 0 && format == "text" {
				_, err := s.resolve(k.Engine, text)
				return err
			}
			if err := s.tableAnswer(k, a, ask.Text.Table, ask.Text.EntityTable); err != nil {
				return err
			}
			if len(a.Answers) == 0 {
				return noAnswer("nothing holds %q in its names", text)
			}
			return nil
		}),
	}
}
