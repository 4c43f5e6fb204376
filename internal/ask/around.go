package ask

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"kg/internal/graph"
)

// Around lists what is near a set: an item for each entity within so many hops, the set itself among them, the nearest first,
// then by label, each with its shortest path; and the claims on the way.
func (k Asker) Around(ctx context.Context, set Set, hops int, d graph.Direction) (*Answer, error) {
	a := newAnswer(fmt.Sprintf("kg around %s --hops %d --direction %s", set.word(), hops, DirectionName(d)), "around", set.IDs...)
	part, err := k.Engine.Around(ctx, set.IDs, hops, d)
	if err != nil {
		return a, err
	}
	k.addPart(a, part)
	slices.SortStableFunc(a.Answers, func(x, y Item) int { return cmp.Compare(x.Hops, y.Hops) })
	return a, nil
}

// DirectionName is what a direction is called: "out", "in" or "both".
func DirectionName(d graph.Direction) string {
	switch d {
	case graph.Out:
		return "out"
	case graph.In:
		return "in"
	}
	return "both"
}

// Around writes what is near a set: the entities by their distance, then the claims with their citations.
func (t Text) Around(w io.Writer, a *Answer, set Set) error {
	return t.write(w, func(p *printer) {
		near := slices.DeleteFunc(slices.Clone(a.Answers), func(it Item) bool { return it.Hops == 0 })
		p.printf("%s\n", p.bold(p.setLabel(set)))
		p.printf("%s\n", fmt.Sprintf(p.lieAround, p.count(len(near), p.entityNoun), p.count(len(a.Claims), p.claimNoun)))
		for len(near) > 0 {
			far := slices.IndexFunc(near, func(it Item) bool { return it.Hops != near[0].Hops })
			if far < 0 {
				far = len(near)
			}
			p.printf("\n%s\n", p.bold(strings.ToUpper(fmt.Sprintf(p.perTier, p.hops(near[0].Hops, p.Lang), far))))
			for _, it := range near[:far] {
				p.printf("  %s%s\n", it.Label, p.dim(" · "+p.typeName(it.Type, 1)+" · "+it.ID))
			}
			near = near[far:]
		}
		p.claimList(a.Claims)
	})
}
