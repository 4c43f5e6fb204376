package ask

import (
	"encoding/json"
	"io"
	"slices"

	"kg/internal/model"
	"kg/internal/query"
)

// Answer is the envelope of every answer. Its lists are never nil, so that JSON says [] and not null.
type Answer struct {
	Question       string         `json:"question"` // the command that asks it
	Interpretation Interpretation `json:"interpretation"`
	Answers        []Item         `json:"answers"`
	Truncated      bool           `json:"truncated"`           // whether there are more answers than these
	Counts         []Count        `json:"counts,omitempty"`    // how many entities lack what; kg gaps
	Total          *int           `json:"total,omitempty"`     // how many answers there are, where the question is how many; kg ask
	Groups         []GroupName    `json:"groups,omitempty"`    // the parts of the answer, in their order; kg ask
	Conflicts      []Item         `json:"conflicts,omitempty"` // what sources disagree about in it; kg ask
	Claims         []Hop          `json:"claims,omitempty"`    // what ties the answers together; kg between, kg around
	Matrix         *Matrix        `json:"matrix,omitempty"`    // whose rows are the answers; kg matrix
	Stats          *Stats         `json:"stats,omitempty"`     // numbers of all that was looked at; kg stats
}

// Interpretation says how a question was understood.
type Interpretation struct {
	Expression string   `json:"expression"` // a path expression, or the command's own name where there is none
	Focus      []string `json:"focus"`      // ids of the entities that the question is about
	// The others are of questions in words; kg ask.
	Form       string     `json:"form,omitempty"`       // the form's id
	Lang       model.Lang `json:"lang,omitempty"`       // of the answer
	Understood string     `json:"understood,omitempty"` // what is asked for, in a phrase
	Query      []string   `json:"query,omitempty"`      // the commands that ask the same
}

// GroupName is a part of an answer: its id, which items carry, and its heading in the language of the answer.
type GroupName struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// Item is one answer: an entity and what proves it.
type Item struct {
	ID       string    `json:"id"`
	Type     string    `json:"type"`
	Label    string    `json:"label"`
	Group    string    `json:"group,omitempty"`    // the part of the answer that it belongs to; kg ask
	Tier     string    `json:"tier,omitempty"`     // of a derived relation
	Effects  []string  `json:"effects,omitempty"`  // in the order of the ontology
	Hops     int       `json:"hops"`               // of the first path
	Paths    [][]Hop   `json:"paths"`              // the shortest first
	Weights  []float64 `json:"weights,omitempty"`  // of the paths, one each; kg path --weights
	Measures *Measures `json:"measures,omitempty"` // numbers of the entity; kg stats
	Date     string    `json:"date,omitempty"`     // of an event or a text; kg ask
	Card     *Card     `json:"card,omitempty"`     // all that is known of the entity; kg show
	Start    string    `json:"start,omitempty"`    // where its paths start, if not at the one focus; kg query, kg path
	End      string    `json:"end,omitempty"`      // where its paths end, if not at the item itself; kg query
	Gap      string    `json:"gap,omitempty"`      // what it lacks; kg gaps
	Status   []Status  `json:"status,omitempty"`   // what happened to it, by date; kg show, kg fate, kg conflicts
	Figures  []Figure  `json:"figures,omitempty"`  // numbers that sources give of it; kg show, kg conflicts
}

// Status is one thing that happened to an entity.
type Status struct {
	State     string     `json:"state"`
	Date      string     `json:"date,omitempty"`
	By        string     `json:"by,omitempty"` // the id of who did it
	Citations []Citation `json:"citations"`
}

// Figure is a number that a source gives.
type Figure struct {
	Value     string      `json:"value"`
	To        string      `json:"to,omitempty"` // the upper end of a range
	Unit      model.Text  `json:"unit"`
	Counts    model.Text  `json:"counts"`
	Excludes  *model.Text `json:"excludes,omitempty"`
	Date      string      `json:"date,omitempty"`
	Citations []Citation  `json:"citations"`
}

// Hop is one claim of a path. From, Relation and To are the claim's own, so that they read as it is stated;
// Inverse says that the path goes from To to From.
type Hop struct {
	Claim     string      `json:"claim"`
	From      string      `json:"from"`
	Relation  string      `json:"relation"`
	To        string      `json:"to"`
	Inverse   bool        `json:"inverse"` // followed from the claim's end to its start
	Basis     string      `json:"basis"`
	Why       *model.Text `json:"why,omitempty"` // the curator's reason, where the basis is inferred
	Since     string      `json:"since,omitempty"`
	Until     string      `json:"until,omitempty"`
	Status    []Status    `json:"status,omitempty"` // what happened to what the claim states, by date
	Note      *model.Text `json:"note,omitempty"`
	Citations []Citation  `json:"citations"`
}

// effect is that of the last claim on a path that has one, "" where none has.
func effect(o *model.Ontology, path []Hop) string {
	for _, h := range slices.Backward(path) {
		if r, _ := o.Relation(h.Relation); r.Effect != "" {
			return r.Effect
		}
	}
	return ""
}

// start and end are where the hop comes from and leads to, in the direction of the path.
func (h Hop) start() string {
	if h.Inverse {
		return h.To
	}
	return h.From
}

func (h Hop) end() string {
	if h.Inverse {
		return h.From
	}
	return h.To
}

// Citation says where a source says it.
type Citation struct {
	Source  string `json:"source"`
	Section string `json:"section"`
	Line    int    `json:"line"`
	Anchor  string `json:"anchor"`
	Passage string `json:"passage,omitempty"` // the line's whole text, when the sources are at hand
}

// Card is all that is known of an entity. Out and In are its claims, seen from it.
type Card struct {
	Name        model.Text        `json:"name"`
	Short       string            `json:"short,omitempty"`
	Aliases     []string          `json:"aliases,omitempty"`
	Number      string            `json:"number,omitempty"`
	Date        string            `json:"date,omitempty"`
	Note        *model.Text       `json:"note,omitempty"`
	Identifiers map[string]string `json:"identifiers,omitempty"` // by scheme
	Out         []Hop             `json:"out"`
	In          []Hop             `json:"in"`
}

// newAnswer starts an answer without items.
func newAnswer(question, expression string, focus ...string) *Answer {
	return &Answer{Question: question, Interpretation: Interpretation{Expression: expression, Focus: append([]string{}, focus...)}, Answers: []Item{}}
}

// newItem is an entity with its paths, labelled in a language.
func newItem(e model.Entity, lang model.Lang, paths ...query.Path) Item {
	it := Item{ID: e.ID, Type: e.Type, Label: e.Label(lang), Paths: [][]Hop{}}
	for _, p := range paths {
		it.Paths = append(it.Paths, newHops(p))
	}
	if len(paths) > 0 {
		it.Hops = len(paths[0])
	}
	return it
}

func newHops(p query.Path) []Hop {
	hops := make([]Hop, 0, len(p))
	for _, h := range p {
		hops = append(hops, Hop{Claim: h.Claim.ID, From: h.Claim.From, Relation: h.Claim.Relation, To: h.Claim.To, Inverse: h.Inverse,
			Basis: string(h.Claim.Basis), Why: orNil(h.Claim.Why), Since: h.Claim.Since, Until: h.Claim.Until,
			Status: newStatus(h.Claim.Status), Note: orNil(h.Claim.Note), Citations: newCitations(h.Claim.Citations)})
	}
	return hops
}

func newCitations(list []model.Citation) []Citation {
	out := make([]Citation, 0, len(list))
	for _, c := range list {
		out = append(out, Citation{c.Source, c.Section, c.Line, c.Anchor, ""})
	}
	return out
}

func newStatus(list []model.Status) []Status {
	var out []Status
	for _, s := range list {
		out = append(out, Status{s.State, s.Date, s.By, newCitations(s.Citations)})
	}
	return out
}

func newFigures(list []model.Figure) []Figure {
	var out []Figure
	for _, f := range list {
		out = append(out, Figure{f.Value, f.To, f.Unit, f.Counts, orNil(f.Excludes), f.Date, newCitations(f.Citations)})
	}
	return out
}

// orNil is nil for a text that is not there.
func orNil(t model.Text) *model.Text {
	if t.IsZero() {
		return nil
	}
	return &t
}

// WriteJSON writes the envelope, indented, with a line break at the end.
func WriteJSON(w io.Writer, a *Answer) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(a)
}

// Passages sets the passage of every citation from the sources' texts; it leaves out what passage does not know.
func (a *Answer) Passages(passage func(model.Citation) (string, bool)) {
	cite := func(list []Citation) {
		for i := range list {
			c := &list[i]
			c.Passage, _ = passage(model.Citation{Source: c.Source, Section: c.Section, Line: c.Line, Anchor: c.Anchor})
		}
	}
	set := func(hops []Hop) {
		for i := range hops {
			cite(hops[i].Citations)
			for j := range hops[i].Status {
				cite(hops[i].Status[j].Citations)
			}
		}
	}
	set(a.Claims)
	if a.Matrix != nil {
		for _, c := range a.Matrix.Cells {
			for _, p := range c.Paths {
				set(p)
			}
		}
	}
	for _, it := range a.Answers {
		for _, p := range it.Paths {
			set(p)
		}
		if it.Card != nil {
			set(it.Card.Out)
			set(it.Card.In)
		}
		for i := range it.Status {
			cite(it.Status[i].Citations)
		}
		for i := range it.Figures {
			cite(it.Figures[i].Citations)
		}
	}
}
