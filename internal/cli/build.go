package cli

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"kg/internal/boot"
	"kg/internal/export"
	"kg/internal/export/formats"
	"kg/internal/gallery"
	"kg/internal/layout"
	"kg/internal/model"
	"kg/internal/picture"
	"kg/internal/query"
)

func buildCommand() *cli.Command {
	return &cli.Command{
		Name:      "build",
		Usage:     "all pictures: every view in its sizes, in both languages, into a folder",
		ArgsUsage: " ",
		Description: "Files are named VIEW.SIZE.LANGUAGE.FORMAT, SVG for pages VIEW.SIZE.LANGUAGE.inline.svg. manifest.json says of each what it shows\n" +
			"(docs/manifest.schema.json). Only what changed is laid out and written again. The same data gives the same bytes.\n\n" +
			"The folder holds what its last build makes. What the manifest of an earlier build lists and this one does not make is removed, be it of a\n" +
			"view that is gone or of other flags: for two profiles, or two formats with flags of their own, take two folders. A view that has nothing to\n" +
			"show, on the date of --as-of perhaps, is left out, which is said. Where a folder, a pipe or a link stands in the place of a file, nothing is\n" +
			"written through it: exit code 3.\n\n" +
			"The manifest keeps the flags that chose what the folder holds; --check without any of them takes those.\n\n" +
			"Exit codes: 0 done, 1 --check found differences, 3 a file could not be written or a picture not be laid out (a table stands in its place).\n\n" +
			"kg build -o pictures\nkg build -o pictures --check\nkg build -o static --profile inline --link '/actors/{id}/' --format svg",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: "write into the folder `DIR`, which is made where it is missing", Value: "graphs"},
			&cli.BoolFlag{Name: "check", Usage: "write nothing; list what is missing, stale or superfluous"},
			&cli.StringFlag{Name: "profile", Usage: "only SVG `FOR` standalone (files) or inline (parts of pages); default: both"},
			&cli.StringFlag{Name: "format", Aliases: []string{"f"}, Usage: "only `FORMAT`; default: " + strings.Join(galleryFormats(), " and ")},
			&cli.StringFlag{Name: "size", Usage: "only `SIZE`, for every view; default: the sizes that each view is good for"},
			&cli.StringFlag{Name: "lang", Usage: "only `LANGUAGE`: fr or en; default: both"},
			&cli.StringFlag{Name: "link", Usage: "make nodes links to `ADDRESS`, with {id}, {type} and {lang} in it: http, https, mailto or relative"},
			idPrefixFlag("begin every id of the SVGs with `WORD`, for pages that show the pictures of two builds"),
			&cli.BoolFlag{Name: "sheet", Usage: "write README.md too, which shows all pictures"},
			&cli.DurationFlag{Name: "timeout", Usage: "draw a table instead when placing a picture takes longer than `DURATION`", Value: layout.DefaultTimeout},
			asOfFlag(), dataFlag(), colorFlag(),
		},
		Action: action(0, runBuild),
	}
}

func galleryFormats() (names []string) {
	for _, f := range formats.Gallery() {
		names = append(names, f.Name())
	}
	return names
}

func runBuild(s *session) error {
	if err := s.recall(); err != nil {
		return err
	}
	o, err := s.galleryOptions()
	if err != nil {
		return err
	}
	d, err := s.dataset()
	if err != nil {
		return err
	}
	if o.AsOf != "" {
		d = d.AsOf(o.AsOf)
	}
	bar := s.progress()
	o.Progress = bar.set
	work := gallery.Build
	if s.Bool("check") {
		work = gallery.Check
	}
	dir := s.String("output")
	before, _ := gallery.ReadManifest(dir) // one that cannot be read says nothing of flags
	open := func(ctx context.Context) (*query.Engine, error) { return s.engine(ctx, d, "") }
	result, err := work(s.Context.Context, dir, d, open, o)
	bar.end()
	for _, id := range result.Empty {
		on := ""
		if o.AsOf != "" {
			on = " on " + o.AsOf
		}
		fmt.Fprintf(s.App.ErrWriter, "nothing to show%s: %s is not drawn\n", on, id)
	}
	for _, why := range result.Tables {
		fmt.Fprintf(s.App.ErrWriter, "drawn as a table: %s\n", why)
	}
	for _, small := range result.Small {
		fmt.Fprintf(s.App.ErrWriter, "note: %s; a larger size holds more, or let the view select less\n", small)
	}
	if err != nil {
		return failure(err)
	}
	if s.Bool("check") {
		return s.checked(dir, result)
	}
	return s.built(dir, before, result)
}

// galleryOptions are what the flags ask for.
func (s *session) galleryOptions() (o gallery.Options, err error) {
	o = gallery.Options{
		Langs: model.Langs(), Formats: formats.Gallery(), Profiles: []export.Profile{export.Standalone, export.Inline},
		AsOf: s.String("as-of"), Flags: s.choosing(), Sheet: s.Bool("sheet"), Version: programVersion(), Cache: boot.Folder(),
	}
	if s.IsSet("lang") {
		o.Langs = []model.Lang{s.lang}
	}
	if s.IsSet("size") {
		m, ok := picture.MetricsFor(s.String("size"))
		if !ok {
			return o, usage("--size %q, expected page, slide or poster", s.String("size"))
		}
		o.Sizes = []model.Size{model.Size(m.Name)}
	}
	if s.IsSet("format") {
		f, ok := formats.ByName(s.String("format"))
		if !ok {
			return o, usage("--format %q, expected %s", s.String("format"), orList(formats.Names()))
		}
		o.Formats = []export.Format{f}
	}
	if s.IsSet("profile") {
		p := export.Profile(s.String("profile"))
		if p != export.Standalone && p != export.Inline {
			return o, usage("--profile %q, expected standalone or inline", p)
		}
		o.Profiles = []export.Profile{p}
	}
	if s.IsSet("link") {
		if o.Link, err = export.ParseLink(s.String("link")); err != nil {
			return o, usage("--link %w", err)
		}
	}
	o.IDPrefix = s.String("id-prefix")
	if err := export.CheckIDPrefix(o.IDPrefix); err != nil {
		return o, usage("--id-prefix %w", err)
	}
	if o.Layout.Timeout = s.Duration("timeout"); o.Layout.Timeout <= 0 {
		return o, usage("--timeout %s, expected more than 0", o.Layout.Timeout)
	}
	return o, s.checkTaken(o.Formats...)
}

// built says what was done.
func (s *session) built(dir string, before gallery.Manifest, r gallery.Result) error {
	written := len(r.Missing) + len(r.Stale)
	fmt.Fprintf(s.App.ErrWriter, "wrote %s into %s", many(written, "file"), dir)
	if same := r.Files - written; same > 0 {
		fmt.Fprintf(s.App.ErrWriter, ", %d were as they should be", same)
	}
	if len(r.Extra) > 0 {
		fmt.Fprintf(s.App.ErrWriter, ", removed %d", len(r.Extra))
	}
	fmt.Fprintln(s.App.ErrWriter)
	for _, name := range r.Foreign {
		fmt.Fprintf(s.App.ErrWriter, "%s is no longer made, and was changed by somebody: it stays\n", name)
	}
	if before.Dataset != "" && !slices.Equal(before.Flags, s.choosing()) {
		s.note("the last build of %s had other flags, so that it held other files; to have them again: %s", dir, s.buildCommand(dir, before.Flags))
	}
	if len(r.Tables) > 0 {
		return failure(fmt.Errorf("%d pictures could not be laid out and are tables", len(r.Tables)))
	}
	return nil
}

// checked lists what is not as it should be.
func (s *session) checked(dir string, r gallery.Result) error {
	if len(r.Missing) == r.Files && len(r.Extra) == 0 {
		return &exitError{exitNoAnswer, fmt.Errorf("%s holds none of the %s that the dataset makes", dir, many(r.Files, "file")), "hint: " + s.buildAgain(dir) + "\n"}
	}
	for _, list := range []struct {
		what  string
		names []string
	}{{"missing", r.Missing}, {"stale", r.Stale}, {"superfluous", r.Extra}} {
		for _, name := range list.names {
			if _, err := fmt.Fprintf(s.App.Writer, "%s: %s\n", list.what, name); err != nil {
				return failure(err)
			}
		}
	}
	switch wrong := len(r.Missing) + len(r.Stale) + len(r.Extra); {
	case len(r.Tables) > 0:
		return failure(errors.New("what cannot be laid out cannot be checked"))
	case wrong > 0:
		return &exitError{exitNoAnswer, fmt.Errorf("%s is stale: %d of %d files differ from what the dataset says", dir, wrong, r.Files+len(r.Extra)), "hint: " + s.buildAgain(dir) + "\n"}
	}
	fmt.Fprintf(s.App.ErrWriter, "%s is fresh: %d files\n", dir, r.Files)
	return nil
}
