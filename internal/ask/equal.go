package ask

import (
	"slices"
	"strings"

	"kg/internal/expr"
	"kg/internal/model"
)

// maxStarts is how many ids a line of the equivalent query names.
const maxStarts = 8

// line notes the kg query that asks the same as one way of a group: its start, its path, and at its end the other conditions.
func (p *posed) line(s model.Selection, g model.Group, starts map[string][]string) {
	path := p.path(s)
	if path == "" {
		p.lineOfSlot(s)
		return
	}
	if p.a.Interpretation.Expression == "" {
		p.a.Interpretation.Expression = tidy(path)
	}
	if s.Lacking || len(p.from(s, starts)) == 0 {
		return
	}
	if ref, ok := p.Slots[g.Kind]; ok && len(ref.Types) == 1 {
		path = "(" + path + ")[type=" + ref.Types[0] + "]"
	}
	path = tidy(path)
	line := "kg query " + quoted(p.set(s, starts)) + " " + quoted(path)
	if end := p.end(s, g, starts); end != "" {
		line += " " + quoted(end)
	}
	if !slices.Contains(p.lines, line) {
		p.lines = append(p.lines, line)
	}
}

// lineOfSlot notes what lists the entities that a slot stands for: those of a type, or those that belong to something.
func (p *posed) lineOfSlot(s model.Selection) {
	ref := p.Slots[s.From]
	expression, line := "", ""
	switch {
	case len(ref.Types) == 1:
		expression, line = "type="+ref.Types[0], "kg list "+ref.Types[0]
	case ref.Path != "":
		expression, line = tidy(ref.Path), "kg query "+quoted(listed(ref.IDs))+" "+quoted(tidy(ref.Path))
	case len(ref.IDs) > 0:
		expression, line = "show", "kg show "+ref.IDs[0]
	}
	if p.a.Interpretation.Expression == "" && line != "" && len(p.Form.Groups) == 1 {
		p.a.Interpretation.Expression, p.lines = expression, append(p.lines, line)
	}
}

// end is the set in which the answers of a way must be; "" for any.
func (p *posed) end(s model.Selection, g model.Group, starts map[string][]string) string {
	var parts []string
	if to := starts[s.To]; len(to) > 0 {
		parts = append(parts, listed(to))
	}
	if ref, ok := p.Slots[g.Kind]; ok && ref.Group != "" {
		parts = append(parts, "("+ref.Group+" -> "+tidy(p.questions.Members)+")")
	}
	for _, and := range g.And {
		parts = append(parts, p.selected(and, starts))
	}
	end := strings.Join(parts, " & ")
	for _, not := range g.Not {
		if end == "" {
			end = "all"
		}
		end += " - " + p.selected(not, starts)
	}
	return end
}

// selected is a selection as a set.
func (p *posed) selected(s model.Selection, starts map[string][]string) string {
	if path := p.path(s); path != "" {
		return "(" + p.set(s, starts) + " -> " + tidy(path) + ")"
	}
	return p.set(s, starts)
}

// set is where a selection starts.
func (p *posed) set(s model.Selection, starts map[string][]string) string {
	if strings.HasPrefix(s.From, "type:") {
		return s.From
	}
	if ref := p.Slots[s.From]; len(ref.Types) > 0 {
		return "type:" + strings.Join(ref.Types, " + type:")
	}
	return listed(starts[s.From])
}

// listed is a set of entities; of many, the first with a sign that there are more.
func listed(ids []string) string {
	if len(ids) > maxStarts {
		return strings.Join(ids[:maxStarts], " + ") + " + …"
	}
	return strings.Join(ids, " + ")
}

// tidy prints an expression without brackets that it does not need.
func tidy(path string) string {
	if x, err := expr.Parse(path); err == nil {
		return x.String()
	}
	return path
}
