package cli

import (
	"io"
	"strings"

	"github.com/urfave/cli/v2"

	"kg/internal/view"
)

func describeCommand() *cli.Command {
	return &cli.Command{
		Name:      "describe",
		Usage:     "a picture in words, for those who cannot see it",
		ArgsUsage: "[VIEW]",
		Description: "VIEW, and the flags that stand in its place, are those of kg render. text tells every element and line in reading order;\n" +
			"md is a table of the lines with their sources, json both.\n\n" +
			"kg describe rec-19\nkg describe cnil --lang en --size slide\nkg describe rec-19 --format md -o rec-19.md",
		Flags: append(subjectFlags("describe"),
			sizeFlag(), outFlag(), formatFlag(strings.Join(describeFormats(), ", ")), langFlag(), asOfFlag(), dataFlag(), colorFlag()),
		Action: action(-1, runDescribe),
	}
}

func describeFormats() []string { return []string{"text", "json", "md"} }

func runDescribe(s *session) error {
	format, err := s.formatOf(describeFormats())
	if err != nil {
		return err
	}
	m, err := s.size()
	if err != nil {
		return err
	}
	if err := s.checkSubject(); err != nil {
		return err
	}
	k, err := s.asker(s.Context.Context)
	if err != nil {
		return err
	}
	v, err := s.subject(k)
	if err != nil {
		return err
	}
	p, err := drawn(s.Context.Context, k, v, m)
	if err != nil {
		return err
	}
	d := view.Describe(k.Engine.Dataset(), p)
	err = s.output(func(w io.Writer, _ bool) error {
		switch format {
		case "json":
			return d.JSON(w)
		case "md":
			return d.Markdown(w)
		}
		return d.Text(w)
	})
	if err == nil {
		s.tellWritten(p)
	}
	return err
}
