package formats_test

import (
	"slices"
	"strings"
	"testing"

	"oss.terrastruct.com/d2/d2compiler"
	"oss.terrastruct.com/d2/d2graph"

	"kg/internal/export"
	"kg/internal/picture"
)

// readD2 has D2's own compiler read a file: it must see the same nodes with the same labels in the same groups, the same edges,
// and nothing else but the texts around them.
func readD2(t *testing.T, data []byte, p *picture.Placed) {
	t.Helper()
	g, _, err := d2compiler.Compile("picture.d2", strings.NewReader(string(data)), nil)
	if err != nil {
		t.Fatal(err)
	}
	got, want := map[string]string{}, map[string]string{}
	for _, o := range g.Objects {
		if strings.HasPrefix(o.ID, "blank_") || o.ID == "cells" {
			continue
		}
		if o.Link != nil || o.Icon != nil || o.Language != "" {
			t.Errorf("%s has a link, an icon or a language", o.AbsID())
		}
		got[o.AbsID()] = o.Label.Value
	}
	if strings.TrimSpace(p.Title) != "" {
		want["title"] = picture.Clean(p.Title)
	}
	if s := export.Sentences(p.Picture, "▷"); len(s) > 0 {
		want["sentences"] = strings.Join(s, "\n")
	}
	containers := map[string]string{}
	for _, g := range p.Groups {
		if p.Layout != picture.Grid && slices.ContainsFunc(p.Nodes, func(n picture.Node) bool { return n.Group == g.ID }) {
			containers[g.ID] = "g_" + export.Key(g.ID)
			want[containers[g.ID]] = picture.Clean(g.Label)
		}
	}
	paths := map[string]string{}
	for i := range p.Nodes {
		n := &p.Nodes[i]
		path := export.Key(n.ID)
		if p.Layout == picture.Grid {
			path = "cells." + path
		} else if c := containers[n.Group]; c != "" {
			path = c + "." + path
		}
		paths[n.ID], want[path] = path, strings.Join(export.NodeLines(p.Picture, n), "\n")
	}
	same(t, "objects", got, want)
	var gotEdges, wantEdges []string
	for _, e := range g.Edges {
		if e.Style.Opacity == nil {
			gotEdges = append(gotEdges, e.Src.AbsID()+" "+e.Dst.AbsID()+" "+e.Label.Value)
		}
	}
	for i := range p.Edges {
		e := &p.Edges[i]
		wantEdges = append(wantEdges, paths[e.From]+" "+paths[e.To]+" "+strings.Join(export.EdgeLines(p.Picture, e), "\n"))
	}
	slices.Sort(gotEdges)
	slices.Sort(wantEdges)
	if !slices.Equal(gotEdges, wantEdges) {
		t.Errorf("edges\n%q, want\n%q", gotEdges, wantEdges)
	}
	legendD2(t, g, p)
}

// legendD2 compares the kinds of nodes.
func legendD2(t *testing.T, g *d2graph.Graph, p *picture.Placed) {
	t.Helper()
	var got, want []string
	if g.Legend != nil {
		for _, o := range g.Legend.Objects {
			got = append(got, o.Label.Value)
		}
	}
	for _, l := range p.Legend {
		if l.Node != nil {
			want = append(want, picture.Clean(l.Label))
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("legend %q, want %q", got, want)
	}
}

func same(t *testing.T, what string, got, want map[string]string) {
	t.Helper()
	for key, w := range want {
		if g, there := got[key]; !there || g != w {
			t.Errorf("%s: %s is %q (there: %v), want %q", what, key, g, there, w)
		}
	}
	for key, g := range got {
		if _, there := want[key]; !there {
			t.Errorf("%s: %s is %q, and nobody wrote it", what, key, g)
		}
	}
}
