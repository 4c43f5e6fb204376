package dataset

import (
	"encoding/json"
	"io"

	"kg/internal/model"
)

// The JSON export: one object with sources, entities and claims, each sorted by id.
type (
	document struct {
		Sources  []source `json:"sources"`
		Entities []entity `json:"entities"`
		Claims   []claim  `json:"claims"`
	}
	source struct {
		ID    string     `json:"id"`
		File  string     `json:"file"`
		Title model.Text `json:"title"`
		Date  string     `json:"date,omitempty"`
		URL   string     `json:"url,omitempty"`
	}
	entity struct {
		ID          string            `json:"id"`
		Type        string            `json:"type"`
		Name        model.Text        `json:"name"`
		Short       string            `json:"short"`
		Aliases     []string          `json:"aliases"`
		Number      string            `json:"number,omitempty"`
		Date        string            `json:"date,omitempty"`
		Note        *model.Text       `json:"note,omitempty"`
		Extent      *extent           `json:"extent,omitempty"`
		Identifiers map[string]string `json:"identifiers,omitempty"`
		Figures     []figure          `json:"figures,omitempty"`
		Status      []status          `json:"status,omitempty"`
	}
	figure struct {
		Value     string      `json:"value"`
		To        string      `json:"to,omitempty"`
		Unit      model.Text  `json:"unit"`
		Counts    model.Text  `json:"counts"`
		Excludes  *model.Text `json:"excludes,omitempty"`
		Date      string      `json:"date,omitempty"`
		Citations []citation  `json:"citations"`
	}
	extent struct {
		Source string `json:"source"`
		From   int    `json:"from"`
		To     int    `json:"to"`
	}
	claim struct {
		ID        string      `json:"id"`
		From      string      `json:"from"`
		Relation  string      `json:"relation"`
		To        string      `json:"to"`
		Basis     string      `json:"basis"`
		Why       *model.Text `json:"why,omitempty"`
		Since     string      `json:"since,omitempty"`
		Until     string      `json:"until,omitempty"`
		Note      *model.Text `json:"note,omitempty"`
		Status    []status    `json:"status,omitempty"`
		Citations []citation  `json:"citations"`
	}
	status struct {
		State     string     `json:"state"`
		Date      string     `json:"date,omitempty"`
		By        string     `json:"by,omitempty"`
		Citations []citation `json:"citations"`
	}
	citation struct {
		Source  string `json:"source"`
		Section string `json:"section"`
		Line    int    `json:"line"`
		Anchor  string `json:"anchor"`
	}
)

func writeJSON(w io.Writer, d *model.Dataset) error {
	doc := document{Sources: []source{}, Entities: []entity{}, Claims: []claim{}}
	for _, s := range d.Sources {
		doc.Sources = append(doc.Sources, source{s.ID, s.File, s.Title, s.Date, s.URL})
	}
	for _, e := range d.Entities {
		doc.Entities = append(doc.Entities, newEntity(e))
	}
	for _, c := range d.Claims {
		doc.Claims = append(doc.Claims, newClaim(c))
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(doc)
}

func newEntity(e model.Entity) entity {
	out := entity{ID: e.ID, Type: e.Type, Name: e.Name, Short: e.Short, Aliases: append([]string{}, e.Aliases...),
		Number: e.Number, Date: e.Date, Note: text(e.Note)}
	if e.Extent != (model.Extent{}) {
		out.Extent = &extent{e.Extent.Source, e.Extent.From, e.Extent.To}
	}
	for _, id := range e.Identifiers {
		if out.Identifiers == nil {
			out.Identifiers = map[string]string{}
		}
		out.Identifiers[id.Scheme] = id.Value
	}
	for _, f := range e.Figures {
		out.Figures = append(out.Figures, figure{f.Value, f.To, f.Unit, f.Counts, text(f.Excludes), f.Date, citations(f.Citations)})
	}
	out.Status = newStatus(e.Status)
	return out
}

func newStatus(list []model.Status) []status {
	var out []status
	for _, s := range list {
		out = append(out, status{s.State, s.Date, s.By, citations(s.Citations)})
	}
	return out
}

func newClaim(c model.Claim) claim {
	out := claim{ID: c.ID, From: c.From, Relation: c.Relation, To: c.To, Basis: string(c.Basis), Why: text(c.Why),
		Since: c.Since, Until: c.Until, Note: text(c.Note), Status: newStatus(c.Status), Citations: citations(c.Citations)}
	return out
}

func citations(list []model.Citation) []citation {
	out := []citation{}
	for _, c := range list {
		out = append(out, citation{c.Source, c.Section, c.Line, c.Anchor})
	}
	return out
}

// text is nil for a text that is not there.
func text(t model.Text) *model.Text {
	if t.IsZero() {
		return nil
	}
	return &t
}
