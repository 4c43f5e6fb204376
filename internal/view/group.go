package view

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"kg/internal/expr"
	"kg/internal/model"
	"kg/internal/picture"
	"kg/internal/query"
)

// group puts the nodes into the frames that a view asks for, found by the claims of all relations. A frame around one node says
// nothing, so there is none.
func (d *drawing) group(ctx context.Context, v model.View, p *picture.Picture) error {
	if v.Group == "" {
		return nil
	}
	heading, err := d.headings(ctx, d.whole, v.Group)
	if err != nil {
		return err
	}
	members := map[string]int{}
	for i := range p.Nodes {
		n := &p.Nodes[i]
		if n.Group, err = heading(*n); err != nil {
			return err
		}
		members[n.Group]++
	}
	for i := range p.Nodes {
		n := &p.Nodes[i]
		if v.Group != model.GroupByType && n.Group == "" && members[n.ID] > 0 {
			n.Group = n.ID // what gives a frame its heading stands in it
			members[n.ID]++
		}
	}
	for i := range p.Nodes {
		n := &p.Nodes[i]
		if n.Group == "" || members[n.Group] < 2 {
			n.Group = ""
			continue
		}
		if !slices.ContainsFunc(p.Groups, func(g picture.Group) bool { return g.ID == n.Group }) {
			p.Groups = append(p.Groups, d.frame(n.Group))
		}
	}
	return nil
}

// headings finds what gives the frame of a node its heading: its type, or the furthest entity that an expression leads to.
func (d *drawing) headings(ctx context.Context, e *query.Engine, by string) (func(picture.Node) (string, error), error) {
	if by == model.GroupByType {
		return func(n picture.Node) (string, error) { return n.Type, nil }, nil
	}
	x, err := expr.Parse(by)
	if err != nil {
		return nil, fmt.Errorf("group %q: %w", by, err)
	}
	return func(n picture.Node) (string, error) {
		if n.More > 0 {
			return "", nil
		}
		found, err := e.Eval(ctx, n.ID, x)
		if err != nil {
			return "", fmt.Errorf("group %q: %w", by, err)
		}
		found = slices.DeleteFunc(slices.Clone(found), func(r query.Reached) bool { return r.Entity.ID == n.ID })
		if len(found) == 0 {
			return "", nil
		}
		far := slices.MinFunc(found, func(a, b query.Reached) int {
			return cmp.Or(cmp.Compare(len(b.Paths[0]), len(a.Paths[0])), cmp.Compare(a.Entity.ID, b.Entity.ID))
		})
		return far.Entity.ID, nil
	}, nil
}

// frame is a group by the id of a type or of an entity.
func (d *drawing) frame(id string) picture.Group {
	g := picture.Group{ID: id, Look: picture.OwnNodeLook(picture.OwnFrame, picture.Round)}
	if t, ok := d.data.Ontology.Type(id); ok {
		g.Label = capital(counted(t, 2).In(d.lang))
		return g
	}
	g.Label = capital(d.label(id))
	return g
}
