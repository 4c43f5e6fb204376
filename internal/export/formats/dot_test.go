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
		Objects []struct{ Name, Shape, FillColor, Color, FontColor string }
		Edges   []struct {
			Tail, Head int
			ID, Color  string
		}
	}
	if err := json.Unmarshal(run(t, path, "-Tjson0", data), &graph); err != nil {
		t.Fatal(err)
	}
	if len(graph.Objects) != len(p.Nodes) || len(graph.Edges) != len(p.Edges) {
		t.Fatalf("dot sees %d nodes and %d edges, want %d and %d", len(graph.Objects), len(graph.Edges), len(p.Nodes), len(p.Edges))
	}
	for i, o := range graph.Objects {
		if look := p.Nodes[i].Look; o.FillColor != look.Fill || o.Color != look.Stroke || o.FontColor != look.Text || o.Shape == "" {
			t.Errorf("node %d: %+v, want %+v", i, o, look)
		}
	}
	var got, want []string
	for _, e := range graph.Edges {
		got = append(got, e.Color+" "+graph.Objects[e.Tail].Name+" "+graph.Objects[e.Head].Name)
	}
	for _, e := range p.Edges {
		want = append(want, e.Look.Stroke+" "+graph.Objects[index(p, e.From)].Name+" "+graph.Objects[index(p, e.To)].Name)
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

func index(p *picture.Placed, id string) int {
	return slices.IndexFunc(p.Nodes, func(n picture.Node) bool { return n.ID == id })
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
