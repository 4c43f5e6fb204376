package cli

import (
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"kg/internal/ask"
	"kg/internal/model"
)

func gapsCommand() *cli.Command {
	return &cli.Command{
		Name:      "gaps",
		Usage:     "what the dataset lacks: recommendations without a measure, laws without a date …",
		ArgsUsage: "[GAP]",
		Description: "What counts as a gap stands under \"gaps\" in ontology.yaml, with how many there may be before kg check --strict\n" +
			"fails. Without GAP it lists all, and the share of claims that are inferred.\n\n" +
			"kg gaps\nkg gaps law-without-date --lang en\nkg gaps -o gaps.csv",
		Flags:  []cli.Flag{langFlag(), formatFlag(orList(tableFormats())), outFlag(), dataFlag(), asOfFlag(), timeoutFlag(), colorFlag()},
		Action: action(-1, runGaps),
	}
}

func runGaps(s *session) error {
	if s.NArg() > 1 {
		return s.checkArguments(1)
	}
	k, err := s.tableQuestion()
	if err != nil {
		return err
	}
	only := s.Args().First()
	a, ok, err := k.Gaps(s.Context.Context, only)
	if err != nil {
		return failure(err)
	}
	if !ok {
		return unknownGap(&k.Engine.Dataset().Ontology, only)
	}
	return s.tableAnswer(k, a, ask.Text.Gaps, ask.Text.GapTable)
}

// gapIDs lists what kg gaps takes.
func gapIDs(o *model.Ontology) []string {
	var ids []string
	for _, g := range o.Gaps {
		ids = append(ids, g.ID)
	}
	return append(ids, model.InferredGap)
}

func unknownGap(o *model.Ontology, typed string) error {
	return &exitError{exitNoAnswer, fmt.Errorf("no gap is called %q%s", typed, didYouMean(typed, gapIDs(o))), "the gaps are:\n  " + strings.Join(gapIDs(o), "\n  ") + "\n"}
}
