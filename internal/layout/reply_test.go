package layout

import (
	"errors"
	"math"
	"strings"
	"testing"

	"kg/internal/picture"
)

func two() *picture.Picture {
	p := &picture.Picture{
		Nodes: []picture.Node{{ID: "a", Label: "a"}, {ID: "b", Label: "b"}},
		Edges: []picture.Edge{{ID: "x", From: "a", To: "b", Label: "l"}, {ID: "y", From: "a", To: "a", Label: "m"}},
	}
	p.Fit(picture.PageMetrics())
	return p
}

const nodesOnly = `{"objects":[{"name":"0","pos":"10,10"},{"name":"1","pos":"110,50"}]`

// Edges that Graphviz forgets are drawn straight, loops as loops, and labels beside them.
func TestForgottenEdges(t *testing.T) {
	p := two()
	d, err := place(p, []byte(nodesOnly+`,"edges":[{"id":"7","pos":"e,1,1 2,2 3,3 4,4 5,5"},{"id":"0","pos":"e,1,x"},{"id":"1"}]}`))
	if err != nil {
		t.Fatal(err)
	}
	for i, e := range d.EdgeAt {
		if len(e.Curve) != 4 || e.Label == (picture.Point{}) {
			t.Errorf("edge %d: %+v", i, e)
		}
		if _, ok := e.Arrowhead(); !ok {
			t.Errorf("edge %d has no arrowhead", i)
		}
	}
	if tip := d.EdgeAt[0].Tip; math.Abs(tip.X-d.NodeAt[1].X) > p.Nodes[1].W/2+0.1 || math.Abs(tip.Y-d.NodeAt[1].Y) > p.Nodes[1].H/2+0.1 {
		t.Errorf("tip %v, node %v", tip, d.NodeAt[1])
	}
	if d.NodeAt[0].Y < d.NodeAt[1].Y {
		t.Error("y was not turned downwards")
	}
}

// Replies that make no sense are errors, never panics.
func TestSenselessReplies(t *testing.T) {
	for reply, want := range map[string]string{
		``:                                       "the answer of Graphviz cannot be used: reading it",
		`[]`:                                     "the answer of Graphviz cannot be used: reading it",
		`{}`:                                     "0 of 2 nodes",
		`{"objects":[{"name":"0","pos":"1,1"}]}`: "1 of 2 nodes",
		`{"objects":[{"name":"0","pos":"1"},{"name":"1","pos":"1,1"}]}`:     "without a position",
		`{"objects":[{"name":"0","pos":"nan,1"},{"name":"1","pos":"1,1"}]}`: "without a position",
		`{"objects":[{"name":"0","pos":"inf,1"},{"name":"1","pos":"1,1"}]}`: "without a position",
	} {
		if _, err := place(two(), []byte(reply)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("place(%q): error %v, want %q", reply, err, want)
		}
	}
}

func FuzzReply(f *testing.F) {
	f.Add(nodesOnly + `}`)
	f.Add(nodesOnly + `,"edges":[{"id":"0","pos":"e,5,5 1,1 2,2 3,3 4,4","lp":"2,2"}]}`)
	f.Add(nodesOnly + `,"edges":[{"id":"1","pos":"s,1,1 e,5,5 1,1 2,2 3,3 4,4"},{"id":"-1"}]}`)
	f.Fuzz(func(t *testing.T, reply string) {
		p := two()
		d, err := place(p, []byte(reply))
		if err == nil && (len(d.NodeAt) != 2 || len(d.EdgeAt) != 2 || len(d.EdgeAt[0].Curve) < 4) {
			t.Errorf("%+v", d)
		}
	})
}

// Groups that come back upon each other, or around a foreign node, are an error; one that comes back without a frame, or
// with one that is too small, gets one around its nodes.
func TestMixedGroups(t *testing.T) {
	for frames, want := range map[string]bool{
		`"0,0,60,40"|"80,0,160,90"`: false, `""|""`: false, `"9,9,11,11"|"109,49,111,51"`: false, `"60,40,0,0"|"80,0,160,90"`: false,
		`"0,0,90,90"|"80,0,160,90"`: true, `"0,0,160,90"|""`: true,
	} {
		p := two()
		p.Groups = []picture.Group{{ID: "g"}, {ID: "h"}}
		p.Nodes[0].Group, p.Nodes[1].Group = "g", "h"
		first, second, _ := strings.Cut(frames, "|")
		d, err := place(p, []byte(strings.TrimSuffix(nodesOnly, "]")+`,{"name":"cluster_0","bb":`+first+`},{"name":"cluster_1","bb":`+second+`},{"name":"cluster_7"}]}`))
		if err != nil {
			t.Fatal(err)
		}
		if err := mixed(p, d); errors.Is(err, ErrReply) != want {
			t.Errorf("%s: error %v, want one: %v", frames, err, want)
		}
		for i, n := range p.Nodes {
			if r, at := d.GroupAt[i], around(d.NodeAt[i], n.W, n.H); r.Min.X > at.Min.X || r.Min.Y > at.Min.Y || r.Max.X < at.Max.X || r.Max.Y < at.Max.Y {
				t.Errorf("%s: frame %v around %v", frames, r, at)
			}
		}
	}
}

func TestRequestHoldsNoText(t *testing.T) {
	p := two()
	p.Nodes[0].ID, p.Edges[0].From, p.Edges[1].From, p.Edges[1].To = `"]`, `"]`, `"]`, `"]`
	p.Nodes[0].Label, p.Edges[0].Label = `<x>"`, `\N&amp;`
	if dot := request(p, plan{}); strings.Contains(dot, `"]`) && strings.Contains(dot, `\N`) || strings.Contains(dot, "<x>") {
		t.Errorf("text in the request:\n%s", dot)
	}
}
