package cli

import (
	"fmt"
	"io"
	"time"

	"github.com/urfave/cli/v2"

	"kg/internal/export"
	"kg/internal/layout"
	"kg/internal/picture"
)

// pictureFlags are those of every command that draws one picture, beside its format and where it goes.
func pictureFlags() []cli.Flag {
	return []cli.Flag{
		sizeFlag(),
		&cli.StringFlag{Name: "profile", Usage: "what an SVG is `FOR`: standalone (a file, as <img> shows it, light or dark as the screen) or inline (part of a page, styled by kg css)", Value: string(export.Standalone)},
		idPrefixFlag("begin every id of an SVG with `WORD`, for the same picture twice on one page"),
		&cli.StringFlag{Name: "link", Usage: "make nodes links to `ADDRESS`, with {id}, {type} and {lang} in it: http, https, mailto or relative"},
	}
}

func idPrefixFlag(usage string) cli.Flag { return &cli.StringFlag{Name: "id-prefix", Usage: usage} }

// canvas is what a picture is drawn on: its format, its size, how it is written, and the worker that places it.
type canvas struct {
	format  export.Format
	metrics picture.Metrics
	options export.Options
	pool    *layout.Pool
}

// canvas reads pictureFlags and has a worker get ready, while the picture is still to be made. It wants to be closed.
func (s *session) canvas(f export.Format) (*canvas, error) {
	c := &canvas{format: f}
	var err error
	if c.metrics, err = s.size(); err != nil {
		return nil, err
	}
	if c.options, err = s.exportOptions(); err != nil {
		return nil, err
	}
	if err := s.checkTaken(f); err != nil {
		return nil, err
	}
	c.pool = layout.NewPool(layout.Options{Workers: 1, Timeout: s.placingTime()})
	if f.NeedsPlacing() {
		c.pool.Warm()
	}
	return c, nil
}

func (c *canvas) close() { c.pool.Close() }

// placingTime is how long placing may take: as --timeout says, of which 0 is never where it is allowed.
func (s *session) placingTime() time.Duration {
	const never = 24 * time.Hour
	switch {
	case !s.IsSet("timeout"):
		return layout.DefaultTimeout
	case s.Duration("timeout") == 0:
		return never
	}
	return s.Duration("timeout")
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

// paint places a picture, writes it where the flags say, and tells what became of it. The limit of --timeout is that of placing here,
// whatever it was before.
func (s *session) paint(c *canvas, p *picture.Picture, made export.Stamp) error {
	c.options.Stamp = made
	out, why, err := placed(s.unlimited, c.pool, p, c.format.NeedsPlacing())
	if err != nil {
		return err
	}
	if err := s.output(func(w io.Writer, _ bool) error { return c.format.Write(w, out, c.options) }); err != nil {
		return err
	}
	s.tellWritten(out.Picture)
	if c.format.NeedsPlacing() {
		s.tellSmall(out)
	}
	if why != nil {
		return failure(fmt.Errorf("drawn as a table, since it could not be laid out: %w", why))
	}
	return nil
}

// tellWritten says what a file that was written shows, and what it leaves out.
func (s *session) tellWritten(p *picture.Picture) {
	if s.toStdout() {
		return
	}
	if p.StandIn {
		fmt.Fprintf(s.App.ErrWriter, "wrote %s: a table in place of the drawing\n", s.destination())
	} else {
		fmt.Fprintf(s.App.ErrWriter, "wrote %s: %s, %s\n", s.destination(), many(len(p.Nodes), "element"), many(len(p.Edges), "line"))
	}
	if p.Omitted != "" {
		fmt.Fprintf(s.App.ErrWriter, "%s\n", p.Omitted)
	}
}

// many is a number of things: "1 line", "2 lines".
func many(n int, thing string) string {
	if n != 1 {
		thing += "s"
	}
	return fmt.Sprintf("%d %s", n, thing)
}

// tellSmall says that a picture came out so large that its text is too small where pictures of its size are shown, and what to do.
func (s *session) tellSmall(p *picture.Placed) {
	small := p.TooSmall()
	if small == "" {
		return
	}
	larger := ""
	switch p.Metrics.Name {
	case picture.SlideMetrics().Name:
		larger = "--size page, --size poster or "
	case picture.PageMetrics().Name:
		larger = "--size poster or "
	}
	fmt.Fprintf(s.App.ErrWriter, "note: %s; try %sa picture of less: fewer hops, a narrower question\n", small, larger)
}
