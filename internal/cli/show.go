package cli

import (
	"github.com/urfave/cli/v2"

	"kg/internal/ask"
)

func showCommand() *cli.Command {
	return &cli.Command{
		Name:        "show",
		Usage:       "all that is known of an entity, with its claims and their citations",
		ArgsUsage:   "NAME",
		Description: "kg show cnil\nkg show \"recommendation 19\" --lang en",
		Flags:       answerFlags(),
		Action: action(1, func(s *session) error {
			k, e, err := s.about()
			if err != nil {
				return err
			}
			a, err := k.Show(e)
			if err != nil {
				return err
			}
			return s.answer(k, a, ask.Text.Show)
		}),
	}
}
