package cli

import (
	"fmt"
	"io"
	"strings"

	"github.com/urfave/cli/v2"

	"kg/internal/diag"
)

func explainCommand() *cli.Command {
	return &cli.Command{
		Name:        "explain",
		Usage:       "what a diagnostic means and how to mend it",
		ArgsUsage:   "[CODE]",
		Description: "CODE is what stands before a message, as KG012. Without it, all are listed.\n\nkg explain KG072\nkg explain 72\nkg explain",
		Flags:       []cli.Flag{formatFlag("text or json"), outFlag(), colorFlag()},
		Action:      action(-1, runExplain),
	}
}

func runExplain(s *session) error {
	if s.NArg() > 1 {
		return s.checkArguments(1)
	}
	format, err := s.answerFormat()
	if err != nil {
		return err
	}
	list, write := diag.Codes(), diag.WriteCodes
	if typed := s.Args().First(); typed != "" {
		i, ok := diag.Lookup(codeOf(typed))
		if !ok {
			return &exitError{exitNoAnswer, fmt.Errorf("no diagnostic has the code %q", typed), "hint: kg explain lists them\n"}
		}
		list, write = []diag.Info{i}, diag.WriteExplained
	}
	return s.output(func(w io.Writer, color bool) error {
		if format == "json" {
			return diag.WriteCodesJSON(w, list)
		}
		return write(w, list, color)
	})
}

// codeOf reads a code as people type it: "KG072", "kg72", "72".
func codeOf(typed string) diag.Code {
	digits := strings.TrimPrefix(strings.ToUpper(strings.TrimSpace(typed)), "KG")
	return diag.Code("KG" + strings.Repeat("0", max(0, 3-len(digits))) + digits)
}
