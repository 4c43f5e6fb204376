package gallery

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"kg/internal/export"
	"kg/internal/model"
	"kg/internal/picture"
	"kg/internal/query"
	"kg/internal/view"
)

// draw makes one picture and writes its files. Where there is nothing to show it makes none, and its entries are empty and not nil.
func (b *builder) draw(ctx context.Context, s shot) ([]Entry, error) {
	p, err := view.Draw(ctx, b.engine, s.view, view.Options{Lang: s.lang, Size: model.Size(s.metrics.Name), Max: s.metrics.MaxNodes})
	if b.empty(s.view, err) {
		b.folder.leaveOut(s.view.ID)
		return []Entry{}, nil
	}
	if err != nil {
		return nil, err // which names the view
	}
	if b.options.AsOf != "" { // as kg render names it, so that what is and what was share no id on a page
		p.ID += "-as-of-" + b.options.AsOf
	}
	entries, err := b.write(ctx, s, p)
	if err != nil {
		return nil, fmt.Errorf("view %s: %w", s.view.ID, err)
	}
	return entries, nil
}

// empty tells whether an error says that a view has nothing to show. What a view of a checked dataset names and nobody knows is of
// a later date than that of the build.
func (b *builder) empty(v model.View, err error) bool {
	var nothing *view.EmptyError
	if err == nil || errors.As(err, &nothing) {
		return err != nil
	}
	if b.options.AsOf == "" && v.AsOf == "" {
		return false
	}
	var unknown *query.UnknownError
	_, known := b.engine.Dataset().Entity(v.Focus)
	return errors.As(err, &unknown) || v.Focus != "" && !known
}

// write places a picture and writes its files.
func (b *builder) write(ctx context.Context, s shot, p *picture.Picture) (entries []Entry, err error) {
	p.Fit(s.metrics)
	o := export.Options{Link: b.options.Link, IDPrefix: b.options.IDPrefix, Stamp: export.Stamp{Dataset: b.data.Version, Arguments: s.render(b.options.AsOf)}}
	if o.Stamp.Content, err = export.ContentHash(p, b.data.Version); err != nil {
		return nil, err
	}
	placed, err := b.place(ctx, p, s)
	if err != nil {
		return nil, err
	}
	about, err := b.about(p, placed, s)
	if err != nil {
		return nil, err
	}
	var buffer bytes.Buffer
	for _, f := range s.files {
		buffer.Reset()
		o.Profile = f.profile
		e, shown := about, placed
		e.File, e.Format, e.Profile = f.name, f.format.Name(), string(f.profile)
		if !f.format.NeedsPlacing() { // as kg render writes it, whatever became of the layout
			shown = &picture.Placed{Picture: p}
			e.Alt, e.Description, e.Width, e.Height = "", "", 0, 0
		}
		if err := f.format.Write(&buffer, shown, o); err != nil {
			return nil, fmt.Errorf("writing %s: %w", f.name, err)
		}
		if e.SHA256, err = b.folder.put(f.name, buffer.Bytes()); err != nil {
			return nil, err
		}
		entries = append(entries, e)
	}
	return entries, nil
}

// place gives the picture positions where one of its formats wants them. What cannot be laid out becomes a table, which is said, as is text
// that comes out too small.
func (b *builder) place(ctx context.Context, p *picture.Picture, s shot) (*picture.Placed, error) {
	wanted := false
	for _, f := range s.files {
		wanted = wanted || f.format.NeedsPlacing()
	}
	if !wanted {
		return &picture.Placed{Picture: p}, nil
	}
	placed, why, err := b.pool.PlaceOrTable(ctx, p)
	if err != nil {
		return nil, err
	}
	b.folder.mu.Lock()
	defer b.folder.mu.Unlock()
	name, result := fmt.Sprintf("%s (%s, %s)", s.view.ID, s.metrics.Name, s.lang), &b.folder.result
	if why != nil {
		result.Tables = append(result.Tables, fmt.Sprintf("%s: %v", name, why))
	} else if small := placed.TooSmall(); small != "" {
		result.Small = append(result.Small, fmt.Sprintf("%s: %s", name, small))
	}
	return placed, nil
}

// about is what the manifest says of every file of a picture.
func (b *builder) about(p *picture.Picture, placed *picture.Placed, s shot) (Entry, error) {
	e := Entry{
		View: s.view.ID, Lang: string(s.lang), Size: s.metrics.Name, Title: p.Title, Alt: p.Title,
		Width: hundredths(placed.Width), Height: hundredths(placed.Height), Entities: []string{},
	}
	if p.Caption != "" {
		e.Alt = sentence(p.Title) + " " + sentence(p.Caption)
	}
	for _, n := range p.Nodes {
		if n.Type != "" && !slices.Contains(e.Entities, n.EntityID()) {
			e.Entities = append(e.Entities, n.EntityID())
		}
	}
	var text strings.Builder
	err := view.Describe(b.data, p).Text(&text)
	e.Description = strings.TrimSpace(text.String())
	return e, err
}

// hundredths rounds a length as pictures do.
func hundredths(x float64) float64 { return math.Round(x*100) / 100 }

// sentence ends a text with a full stop, unless it ends like a sentence.
func sentence(s string) string {
	if strings.HasSuffix(s, ".") || strings.HasSuffix(s, "?") || strings.HasSuffix(s, "!") || strings.HasSuffix(s, "…") {
		return s
	}
	return s + "."
}
