package layout

import "kg/internal/picture"

// twoSided tells whether a forest is one tree that can stand on both sides of its root.
func twoSided(f *forest) bool { return len(f.roots) == 1 && len(f.children[f.roots[0]]) >= 4 }

// balanced places a tree with its root in the middle: the first of the root's children and what is below them at its left, the others
// at its right, so that it is read in columns and both sides are about equally high. It is for sheets that are wider than high.
func balanced(p *picture.Picture, f *forest) picture.Drawing {
	root := f.roots[0]
	d := picture.Drawing{NodeAt: make([]picture.Point, len(p.Nodes)), EdgeAt: make([]picture.PlacedEdge, len(p.Edges))}
	kids := f.children[root]
	cut := f.middle(kids)
	for _, side := range [][]int{kids[:cut], kids[cut:]} {
		t := &tidying{p: p, f: f.with(root, side), turned: &side[0] == &kids[0]}
		t.place()
		middle := t.at[root]
		for i := range t.at {
			t.at[i] -= middle
		}
		t.draw(&d)
	}
	settle(p, &d)
	return d
}

// with is the tree of a root with some of its children only.
func (f *forest) with(root int, kids []int) *forest {
	half := *f
	half.roots = []int{root}
	half.children = append([][]int(nil), f.children...)
	half.children[root] = kids
	return &half
}

// middle is how many of some siblings have at least half of the leaves that are below them all, or are leaves, and never all.
func (f *forest) middle(kids []int) int {
	leaves := make([]int, len(kids))
	all := 0
	for k, i := range kids {
		for _, below := range f.with(i, f.children[i]).order() {
			if len(f.children[below]) == 0 {
				leaves[k]++
			}
		}
		all += leaves[k]
	}
	so := 0
	for k, n := range leaves[:len(kids)-1] {
		if so += n; 2*so >= all {
			return k + 1
		}
	}
	return len(kids) - 1
}
