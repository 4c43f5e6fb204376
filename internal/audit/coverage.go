package audit

import (
	"math"
	"strconv"
	"strings"

	"kg/internal/diag"
	"kg/internal/load"
	"kg/internal/model"
)

// LongParagraph is the number of words up to which a paragraph need not be cited: a heading, a date, an address.
const LongParagraph = 20

// Enough is how many of a hundred long paragraphs are cited in a finished dataset.
const Enough = 95

// maxBeginning is how many words of a paragraph are shown: enough to find it, too few to be a quotation.
const maxBeginning = 5

// Coverage says how much of a source the dataset cites.
type Coverage struct {
	Source     string    `json:"source"`
	Paragraphs int       `json:"paragraphs"`
	Long       int       `json:"long"`    // paragraphs of more than LongParagraph words
	Cited      int       `json:"cited"`   // of the long ones
	Excused    int       `json:"excused"` // of the long ones, uncited and listed with a reason
	Uncited    []Uncited `json:"uncited"` // in the order of the text, short ones included; never nil
}

// Uncited is a paragraph that no claim, figure or status cites.
type Uncited struct {
	Line      int         `json:"line"` // its first, from 1
	Words     int         `json:"words"`
	Beginning string      `json:"beginning"`     // at most five words
	Why       *model.Text `json:"why,omitempty"` // the reason, where it is excused
}

// Long reports whether the paragraph should be cited.
func (u Uncited) Long() bool { return u.Words > LongParagraph }

// Percent is the cited part of the long paragraphs; 100 when there is none.
func (c Coverage) Percent() float64 {
	if c.Long == 0 {
		return 100
	}
	return 100 * float64(c.Cited) / float64(c.Long)
}

// percent is rounded down, so that 94.99 does not read as enough.
func (c Coverage) percent() string {
	return strconv.FormatFloat(math.Floor(c.Percent()*10)/10, 'f', 1, 64)
}

// open lists the lines of long paragraphs that are neither cited nor excused.
func (c Coverage) open() []int {
	var lines []int
	for _, u := range c.Uncited {
		if u.Long() && u.Why == nil {
			lines = append(lines, u.Line)
		}
	}
	return lines
}

// Measure says for each source with a text, in the order of their ids, how much of it is cited.
func Measure(d *model.Dataset, t *load.Texts) []Coverage {
	cited := citedLines(d)
	out := []Coverage{}
	for _, s := range d.Sources {
		all := t.Paragraphs(s.ID)
		if all == nil {
			continue
		}
		c := Coverage{Source: s.ID, Paragraphs: len(all), Uncited: []Uncited{}}
		for _, p := range all {
			long := p.Words > LongParagraph
			if long {
				c.Long++
			}
			switch {
			case !cited.any(s.ID, p):
				u := Uncited{Line: p.From, Words: p.Words, Beginning: beginning(p.Text), Why: excuse(s, p)}
				c.Uncited = append(c.Uncited, u)
				if long && u.Why != nil {
					c.Excused++
				}
			case long:
				c.Cited++
			}
		}
		out = append(out, c)
	}
	return out
}

// lines is a set of lines of sources.
type lines map[string]map[int]bool

func (x lines) add(list []model.Citation) {
	for _, c := range list {
		if x[c.Source] == nil {
			x[c.Source] = map[int]bool{}
		}
		x[c.Source][c.Line] = true
	}
}

func (x lines) any(source string, p load.Paragraph) bool {
	for n := p.From; n <= p.To; n++ {
		if x[source][n] {
			return true
		}
	}
	return false
}

func citedLines(d *model.Dataset) lines {
	cited := lines{}
	for _, e := range d.Entities {
		for _, f := range e.Figures {
			cited.add(f.Citations)
		}
		for _, s := range e.Status {
			cited.add(s.Citations)
		}
	}
	for _, c := range d.Claims {
		cited.add(c.Citations)
		for _, s := range c.Status {
			cited.add(s.Citations)
		}
	}
	return cited
}

func beginning(text string) string {
	words := strings.Fields(text)
	if len(words) <= maxBeginning {
		return strings.Join(words, " ")
	}
	return strings.Join(words[:maxBeginning], " ") + " …"
}

// excuse is the reason that a source gives for one of a paragraph's lines; nil when there is none.
func excuse(s model.Source, p load.Paragraph) *model.Text {
	for _, e := range s.Uncited {
		if p.From <= e.Line && e.Line <= p.To {
			return &e.Why
		}
	}
	return nil
}

// StaleExcuses warns of excused lines that need no excuse, since their paragraph is cited or short, and refuses those
// beyond the text. The list is sorted.
func StaleExcuses(l *load.Loaded, t *load.Texts) diag.List {
	var diags diag.List
	cited := citedLines(l.Dataset)
	for _, s := range l.Dataset.Sources {
		all := t.Paragraphs(s.ID)
		for i, e := range s.Uncited {
			at := l.ExcuseAt(s.ID, i)
			p, found := paragraphAt(all, e.Line)
			switch {
			case all == nil:
			case e.Line > len(t.Lines(s.ID)):
				diags.Add(diag.BeyondText, at, "the excused line is %d, but %s has %d lines", e.Line, s.ID, len(t.Lines(s.ID)))
			case !found:
				diags.Add(diag.StaleExcuse, at, "line %d of %s is blank", e.Line, s.ID).Hint = "take it off the list, or correct its number"
			case cited.any(s.ID, p):
				diags.Add(diag.StaleExcuse, at, "line %d of %s is cited after all", e.Line, s.ID).Hint = "take it off the list"
			case p.Words <= LongParagraph:
				diags.Add(diag.StaleExcuse, at, "line %d of %s has %d words: up to %d need no citation", e.Line, s.ID, p.Words, LongParagraph).
					Hint = "take it off the list"
			}
		}
	}
	diags.Sort()
	return diags
}

func paragraphAt(all []load.Paragraph, line int) (load.Paragraph, bool) {
	for _, p := range all {
		if p.From <= line && line <= p.To {
			return p, true
		}
	}
	return load.Paragraph{}, false
}
