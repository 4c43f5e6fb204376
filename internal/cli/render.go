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
	"kg/internal/view"
)

func renderCommand() *cli.Command {
	return &cli.Command{
		Name:      "render",
		Usage:     "one picture",
		ArgsUsage: "[VIEW]",
		Description: "VIEW is the name of a view (kg views lists them), or of any entity: what surrounds it is drawn, the most important first, where no\n" +
			"view is about it. In place of VIEW a flag draws an answer.\n\n" +
			"kg render rec-19 -o rec-19.svg\nkg render R19 --lang en --size slide -o rec-19.svg\nkg render rec-19 --format dot | dot -Tpng -o rec-19.png\n" +
			"kg render --around cnil --hops 2 -o cnil.svg\nkg render --between rec-19 cnil -o path.svg\nkg render --query rec-19 'recommends/^part-of*' -o parts.svg",
		Flags: append(subjectFlags(),
			outFlag(), formatFlag(formatUsage()),
			sizeFlag(),
			&cli.StringFlag{Name: "profile", Usage: "what an SVG is `FOR`: standalone (a file, as <img> shows it, light or dark as the screen) or inline (part of a page, styled by kg css)", Value: string(export.Standalone)},
			&cli.StringFlag{Name: "id-prefix", Usage: "begin every id of an SVG with `WORD`, for the same picture twice on one page"},
			&cli.StringFlag{Name: "link", Usage: "make nodes links to `ADDRESS`, with {id}, {type} and {lang} in it: http, https, mailto or relative"},
			&cli.DurationFlag{Name: "timeout", Usage: "draw a table instead when placing takes longer than `DURATION`", Value: layout.DefaultTimeout},
			langFlag(), asOfFlag(), dataFlag(), colorFlag(),
		),
		Action: action(-1, runRender),
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
	m, err := s.size()
	if err != nil {
		return err
	}
	if err := s.checkSubject(); err != nil {
		return err
	}
	o, err := s.exportOptions()
	if err != nil {
		return err
	}
	if s.Duration("timeout") <= 0 {
		return usage("--timeout %s, expected more than 0", s.Duration("timeout"))
	}
	pool := layout.NewPool(layout.Options{Workers: 1, Timeout: s.Duration("timeout")})
	defer pool.Close()
	if f.NeedsPlacing() {
		pool.Warm()
	}
	k, err := s.asker(s.Context.Context)
	if err != nil {
		return err
	}
	p, subject, err := s.sketch(k, m)
	if err != nil {
		return err
	}
	if o.Stamp, err = stamp(k, p, s.meaning(subject...)); err != nil {
		return failure(err)
	}
	out, why, err := placed(s.Context.Context, pool, p, f.NeedsPlacing())
	if err != nil {
		return err
	}
	err = s.output(func(w io.Writer, _ bool) error { return f.Write(w, out, o) })
	if path := s.String("output"); err == nil && path != "" && path != "-" {
		fmt.Fprintf(s.App.ErrWriter, "wrote %s: %d elements, %d lines\n", path, len(out.Nodes), len(out.Edges))
		if out.Omitted != "" {
			fmt.Fprintf(s.App.ErrWriter, "%s\n", out.Omitted)
		}
	}
	if err == nil && why != nil {
		return failure(fmt.Errorf("drawn as a table, since it could not be laid out: %w", why))
	}
	return err
}

// sketch makes the picture that the arguments ask for, fitted and not placed, and gives the arguments that stand for its
// subject whatever way it was named.
func (s *session) sketch(k ask.Asker, m picture.Metrics) (p *picture.Picture, subject []string, err error) {
	v, err := s.subject(k)
	if err != nil {
		return nil, nil, err
	}
	subject = s.Args().Slice()
	if _, listed := k.Engine.Dataset().View(v.ID); listed {
		subject = []string{v.ID}
	} else if len(subject) == 1 && v.Focus != "" && !s.IsSet("between") {
		subject = []string{v.Focus}
	}
	if p, err = drawn(s.Context.Context, k, v, m); err != nil {
		return nil, nil, err
	}
	for _, name := range []string{"around", "between", "query"} {
		if s.IsSet(name) { // so that the answers to two questions share no id on a page
			p.ID = strings.Join(append([]string{name, s.String(name)}, subject...), "-")
		}
	}
	return p, subject, nil
}

// exportOptions are --profile, --id-prefix and --link.
func (s *session) exportOptions() (o export.Options, err error) {
	o.Profile, o.IDPrefix = export.Profile(s.String("profile")), s.String("id-prefix")
	if o.Profile != export.Standalone && o.Profile != export.Inline {
		return o, usage("--profile %q, expected standalone or inline", o.Profile)
	}
	if err := export.CheckIDPrefix(o.IDPrefix); err != nil {
		return o, usage("--id-prefix %w", err)
	}
	if s.IsSet("link") {
		if o.Link, err = export.ParseLink(s.String("link")); err != nil {
			return o, usage("--link %w", err)
		}
	}
	return o, nil
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

// view finds a view by its id, or by a name of the entity that it is about; what no view is about has one of its own.
func (s *session) view(k ask.Asker, name string) (model.View, error) {
	d := k.Engine.Dataset()
	if v, ok := d.View(name); ok {
		return v, nil
	}
	e, err := s.resolve(k.Engine, name)
	if err != nil {
		return model.View{}, err
	}
	for _, v := range d.Views {
		if v.Focus == e.ID {
			return v, nil
		}
	}
	return view.Of(e), nil
}
