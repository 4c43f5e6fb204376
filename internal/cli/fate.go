package cli

import (
	"github.com/urfave/cli/v2"

	"kg/internal/ask"
)

func fateCommand() *cli.Command {
	return &cli.Command{
		Name:        "fate",
		Usage:       "what happened to a measure or a law, in order",
		ArgsUsage:   "NAME",
		Description: "Proposed, adopted, rejected, in force: each with its date and citation, what has no date last.\n\nkg fate dsa",
		Flags:       answerFlags(),
		Action: action(1, func(s *session) error {
			k, e, err := s.about()
			if err != nil {
				return err
			}
			a := k.Fate(e)
			if err := s.answer(k, a, ask.Text.Fate); err != nil {
				return err
			}
			if it := a.Answers[0]; len(it.Status)+len(it.Paths) == 0 {
				if date := s.String("as-of"); date != "" {
					return noAnswer("the dataset says of nothing that had happened to %s by %s; without --as-of there may be more", e.ID, date)
				}
				return noAnswer("the dataset does not say what happened to %s", e.ID)
			}
			return nil
		}),
	}
}

func conflictsCommand() *cli.Command {
	return &cli.Command{
		Name:      "conflicts",
		Usage:     "where sources disagree, with both citations",
		ArgsUsage: " ",
		Description: "Lists what happens once and has two dates, and figures that count the same thing differently.\n" +
			"Exits 0 when there are some, and 1 when there are none.\n\nkg conflicts",
		Flags: answerFlags(),
		Action: action(0, func(s *session) error {
			k, err := s.question()
			if err != nil {
				return err
			}
			a := k.Conflicts()
			if len(a.Answers) == 0 {
				if format, _ := s.answerFormat(); format == "json" {
					if err := s.answer(k, a, ask.Text.Fate); err != nil {
						return err
					}
				}
				return noAnswer("no sources disagree")
			}
			return s.answer(k, a, ask.Text.Fate)
		}),
	}
}
