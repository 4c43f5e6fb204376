package formats_test

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"kg/internal/picture"
)

// readDOT has Debian's dot read a file: it must not say a word, and must see the same nodes, edges, labels,
// shapes and colours.
func readDOT(t *testing.T, data []byte, p *picture.Placed) {
	t.Helper()
	path := tool(t, "dot", "graphviz")
	var graph struct {
		Objects []struct {
			Name, Shape, FillColor, Color, FontColor, Style, Rank string
			Nodes                                                 []int
		}
		Edges []struct {
			Tail, Head       int
			ID, Color, Style string
		}
	}
	if err := json.Unmarshal(run(t, path, "-Tjson0", data), &graph); err != nil {
		t.Fatal(err)
	}
	nodes, clusters := graph.Objects[:0:0], 0
	for _, o := range graph.Objects {
		if o.Style == "invis" && strings.HasPrefix(o.Name, "blank ") || o.Rank == "same" {
			continue // an empty place of a grid, or one of its rows
		}
		if !strings.HasPrefix(o.Name, "cluster_") || o.Shape != "" {
			nodes = append(nodes, o)
			continue
		}
		var group picture.Group
		for _, g := range p.Groups {
			if "cluster_"+g.ID == o.Name {
				group = g
			}
		}
		clusters++
		held := 0
		for _, n := range p.Nodes {
			if n.Group == group.ID {
				held++
			}
		}
		if group.ID == "" || len(o.Nodes) != held || len(o.Nodes) > 0 && o.Color != group.Look.Stroke {
			t.Errorf("cluster %+v, want %d nodes of %+v", o, held, group)
		}
	}
	if clusters > len(p.Groups) {
		t.Errorf("%d clusters", clusters)
	}
	edges := graph.Edges[:0:0]
	for _, e := range graph.Edges {
		if e.Style != "invis" { // a tie, which only places
			edges = append(edges, e)
		}
	}
	graph.Edges = edges
	if len(nodes) != len(p.Nodes) || len(graph.Edges) != len(p.Edges) {
		t.Fatalf("dot sees %d nodes and %d edges, want %d and %d", len(nodes), len(graph.Edges), len(p.Nodes), len(p.Edges))
	}
	order := asWritten(p)
	for i, o := range nodes {
		if look := p.Nodes[order[i]].Look; o.FillColor != look.Fill || o.Color != look.Stroke || o.FontColor != look.Text || o.Shape == "" {
			t.Errorf("node %d: %+v, want %+v", i, o, look)
		}
	}
	names := map[string]string{}
	for i, o := range nodes {
		names[p.Nodes[order[i]].ID] = o.Name
	}
	var got, want []string
	for _, e := range graph.Edges {
		got = append(got, e.Color+" "+graph.Objects[e.Tail].Name+" "+graph.Objects[e.Head].Name)
	}
	for _, e := range p.Edges {
		want = append(want, e.Look.Stroke+" "+names[e.From]+" "+names[e.To])
	}
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("edges\n%q, want\n%q", got, want)
	}
	shown := texts(t, run(t, path, "-Tsvg", data))
	for _, n := range p.Nodes {
		for _, l := range n.Lines {
			if !slices.Contains(shown, l) {
				t.Errorf("the line %q of node %q is not shown", l, n.ID)
			}
		}
	}
	for _, e := range p.Edges {
		for _, l := range e.Lines {
			if !slices.Contains(shown, l) {
				t.Errorf("the line %q of edge %q is not shown", l, e.ID)
			}
		}
	}
}

// asWritten lists the places of the nodes in the order of the file: those of groups first.
func asWritten(p *picture.Placed) []int {
	var order []int
	taken := map[int]bool{}
	for _, g := range p.Groups {
		for i, n := range p.Nodes {
			if n.Group == g.ID && !taken[i] {
				order, taken[i] = append(order, i), true
			}
		}
	}
	for i := range p.Nodes {
		if !taken[i] {
			order = append(order, i)
		}
	}
	return order
}

// run starts dot and fails when it says anything on stderr.
func run(t *testing.T, path, flag string, data []byte) []byte {
	t.Helper()
	cmd := exec.Command(path, flag)
	cmd.Stdin = bytes.NewReader(data)
	var errs bytes.Buffer
	cmd.Stderr = &errs
	out, err := cmd.Output()
	if err != nil || errs.Len() > 0 {
		t.Fatalf("dot %s: %v %s", flag, err, errs.String())
	}
	return out
}

// texts gives what dot drew as text.
func texts(t *testing.T, svg []byte) []string {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader(svg))
	d.Strict = false
	var shown []string
	inText := false
	for {
		token, err := d.Token()
		if err == io.EOF {
			return append(shown, "")
		}
		if err != nil {
			t.Fatal(err)
		}
		switch e := token.(type) {
		case xml.StartElement:
			inText = e.Name.Local == "text"
			if inText {
				shown = append(shown, "")
			}
			if e.Name.Local == "script" || e.Name.Local == "image" {
				t.Errorf("dot draws a <%s>", e.Name.Local)
			}
		case xml.EndElement:
			inText = false
		case xml.CharData:
			if inText {
				shown[len(shown)-1] += strings.TrimSuffix(string(e), "\n")
			}
		}
	}
}
