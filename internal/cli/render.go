package cli

import (
	"fmt"
	"io"
	"strings"

	"github.com/urfave/cli/v2"

	"kg/internal/ask"
	"kg/internal/export"
	"kg/internal/export/formats"
	"kg/internal/layout"
	"kg/internal/model"
	"kg/internal/picture"
)

func renderCommand() *cli.Command {
	return &cli.Command{
		Name:      "render",
		Usage:     "one picture",
		ArgsUsage: "VIEW",
		Description: "VIEW is the name of a view, or of the entity that one is about.\n\n" +
			"kg render rec-19 -o rec-19.svg\nkg render R19 --lang en --size slide -o rec-19.svg\nkg render rec-19 --format dot | dot -Tpng -o rec-19.png",
		Flags: []cli.Flag{
			outFlag(), formatFlag(formatUsage()),
			&cli.StringFlag{Name: "size", Usage: "`SIZE`: page (up to 40 nodes) or slide (up to 25, in larger type)", Value: string(model.Page)},
			&cli.StringFlag{Name: "profile", Usage: "what an SVG is `FOR`: standalone (a file) or inline (part of a page)", Value: string(export.Standalone)},
			langFlag(), asOfFlag(), dataFlag(), colorFlag(),
		},
		Action: action(1, runRender),
	}
}

// formatUsage says what each format is for.
func formatUsage() string {
	var all []string
	for _, name := range formats.Names() {
		all = append(all, name+" ("+formats.Help(name)+")")
	}
	return strings.Join(all, ", ")
}

func runRender(s *session) error {
	f, err := s.pictureFormat()
	if err != nil {
		return err
	}
	m, ok := picture.MetricsFor(s.String("size"))
	if !ok {
		return usage("--size %q, expected page or slide", s.String("size"))
	}
	profile := export.Profile(s.String("profile"))
	if profile != export.Standalone && profile != export.Inline {
		return usage("--profile %q, expected standalone or inline", profile)
	}
	pool := layout.NewPool(layout.Options{Workers: 1})
	defer pool.Close()
	if f.NeedsPlacing() {
		pool.Warm()
	}
	k, err := s.asker(s.Context.Context)
	if err != nil {
		return err
	}
	v, err := s.view(k, s.Args().First())
	if err != nil {
		return err
	}
	placed, err := draw(s.Context.Context, k, pool, v, m, f.NeedsPlacing())
	if err != nil {
		return err
	}
	err = s.output(func(w io.Writer, _ bool) error {
		return f.Write(w, placed, export.Options{Profile: profile})
	})
	if path := s.String("output"); err == nil && path != "" && path != "-" {
		fmt.Fprintf(s.App.ErrWriter, "wrote %s: %d elements, %d lines\n", path, len(placed.Nodes), len(placed.Edges))
		if placed.Omitted != "" {
			fmt.Fprintf(s.App.ErrWriter, "%s\n", placed.Omitted)
		}
	}
	return err
}

// pictureFormat is --format, else what the extension of the output says, else the first format. One that is no text
// wants to be told where it goes.
func (s *session) pictureFormat() (export.Format, error) {
	f, err := s.anyPictureFormat()
	if err == nil && formats.Binary(f.Name()) && s.String("output") == "" {
		return nil, needsFile(f.Name())
	}
	return f, err
}

// needsFile refuses to write what is no text to a terminal that nobody named.
func needsFile(format string) error {
	return usage("--format %s needs a file: -o FILE.%s, or -o - for stdout", format, format)
}

func (s *session) anyPictureFormat() (export.Format, error) {
	if name := s.String("format"); name != "" {
		if f, ok := formats.ByName(name); ok {
			return f, nil
		}
		return nil, usage("--format %q, expected %s", name, orList(formats.Names()))
	}
	path := s.String("output")
	if path == "" || path == "-" {
		return formats.All()[0], nil
	}
	if f, ok := formats.ByExtension(path); ok {
		return f, nil
	}
	return nil, usage("--output %q: its extension names no format, expected %s, or say --format", path, orList(formats.Names()))
}

// view finds a view by its id, or by a name of the entity that it is about.
func (s *session) view(k ask.Asker, name string) (model.View, error) {
	d := k.Engine.Dataset()
	if v, ok := d.View(name); ok {
		return v, nil
	}
	e, err := s.resolve(k.Engine, name)
	if err != nil {
		return model.View{}, err
	}
	var ids []string
	for _, v := range d.Views {
		if v.Focus == e.ID {
			return v, nil
		}
		ids = append(ids, v.ID)
	}
	hint := "hint: the dataset has no views; add one to views.yaml\n"
	if len(ids) > 0 {
		hint = "hint: the views are " + strings.Join(ids, ", ") + "; add one to views.yaml\n"
	}
	return model.View{}, &exitError{exitNoAnswer, fmt.Errorf("no view is about %s", e.ID), hint}
}
