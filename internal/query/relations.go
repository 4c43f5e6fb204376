package query

import (
	"fmt"
	"slices"
	"strings"

	"kg/internal/expr"
	"kg/internal/fold"
	"kg/internal/model"
)

// name ties two states by a relation, a derived relation or one of its tiers.
func (c *compiler) name(x *expr.Step, from, to int, inverse bool, where cited) error {
	if _, ok := c.e.data.Ontology.Relation(x.Name); ok {
		r, present := c.e.graph.LookupRelation(x.Name)
		at := c.state()
		c.free(from, at)
		c.a.states[at].step = &step{r, !present, inverse, where, to}
		return nil
	}
	d, tiers := c.tiers(x.Name)
	if len(tiers) == 0 {
		return &ExprError{x.Offset, fmt.Sprintf("no relation is called %q", x.Name), c.didYouMean(x.Name, relationNames(&c.e.data.Ontology))}
	}
	if where != anywhere {
		return &ExprError{x.Offset, fmt.Sprintf(`"cited" stands after the derived relation %q, which is more than one claim`, x.Name), "put it after a relation"}
	}
	for _, t := range tiers {
		if err := c.tier(d, t, from, to, inverse); err != nil {
			return &ExprError{x.Offset, fmt.Sprintf("%s: %v", x.Name, err), ""}
		}
	}
	return nil
}

// tiers finds what a name that is not a relation stands for.
func (c *compiler) tiers(name string) (*model.Derived, []model.Tier) {
	pick := func(d model.Derived, tier string) (*model.Derived, []model.Tier) {
		for i, t := range d.Tiers {
			if t.ID == tier {
				return &d, d.Tiers[i : i+1]
			}
		}
		return &d, nil
	}
	if d, ok := c.e.data.Ontology.DerivedRelation(name); ok {
		return &d, d.Tiers
	}
	if id, tier, ok := strings.Cut(name, "."); ok {
		if d, ok := c.e.data.Ontology.DerivedRelation(id); ok {
			return pick(d, tier)
		}
	}
	if c.scope != nil {
		return pick(*c.scope, name)
	}
	return nil, nil
}

func (c *compiler) tier(d *model.Derived, t model.Tier, from, to int, inverse bool) error {
	key := d.ID + "." + t.ID
	if slices.Contains(c.open, key) {
		return fmt.Errorf("the tier depends on itself")
	}
	x, err := expr.Parse(t.Expr)
	if err != nil {
		return err
	}
	outer := c.scope
	c.scope, c.open = d, append(c.open, key)
	err = c.add(x, from, to, inverse, anywhere)
	c.scope, c.open = outer, c.open[:len(c.open)-1]
	return err
}

func (c *compiler) didYouMean(name string, known []string) string {
	if near := fold.Nearest(name, known, 1); len(near) > 0 {
		return fmt.Sprintf("did you mean %q?", near[0])
	}
	return ""
}

func typeNames(o *model.Ontology) (names []string) {
	for _, t := range o.Types {
		names = append(names, t.ID)
	}
	return names
}

func relationNames(o *model.Ontology) (names []string) {
	for _, r := range o.Relations {
		names = append(names, r.ID)
	}
	for _, d := range o.Derived {
		names = append(names, d.ID)
		for _, t := range d.Tiers {
			names = append(names, d.ID+"."+t.ID)
		}
	}
	return names
}
