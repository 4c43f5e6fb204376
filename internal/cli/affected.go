package cli

import (
	"github.com/urfave/cli/v2"

	"kg/internal/ask"
)

// affectsRelation is the derived relation that the command asks for: the one word of the ontology that the program knows.
const affectsRelation = "affects"

func affectedCommand() *cli.Command {
	return &cli.Command{
		Name:      "affected",
		Usage:     "which bodies a recommendation affects, by what effect and on whose word",
		ArgsUsage: "NAME",
		Description: "Lists the bodies in tiers, the nearest first: direct (its own text names them), indirect (the passage that\n" +
			"argues for it ties them to it) and extended (their units and parents). Each has its path and citations.\n\n" +
			"kg affected \"recommandation 19\"\nkg affected R19 --lang en --format json",
		Flags: answerFlags(),
		Action: action(1, func(s *session) error {
			k, start, err := s.about()
			if err != nil {
				return err
			}
			a, err := k.Affected(s.Context.Context, start, affectsRelation)
			if err != nil {
				return noAnswer("%w\nhint: kg list lists types, kg list TYPE the entities of one", err)
			}
			if err := s.answer(k, a, ask.Text.Affected); err != nil {
				return err
			}
			if len(a.Answers) == 0 {
				return noAnswer("%s affects nobody", start.ID)
			}
			return nil
		}),
	}
}
