package formats_test

import (
	"bytes"
	"encoding/json"
	"math"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"kg/internal/picture"
)

func decimal(n int) string { return strconv.Itoa(n) }

func number(t *testing.T, s string) float64 {
	t.Helper()
	f, err := strconv.ParseFloat(s, 64)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// readJSON validates a file against docs/picture.schema.json and compares ids, labels and lines.
func readJSON(t *testing.T, data []byte, p *picture.Placed) {
	t.Helper()
	c := jsonschema.NewCompiler()
	schema, err := c.Compile("../../../docs/picture.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	if err := schema.Validate(document); err != nil {
		t.Fatal(err)
	}
	var got struct {
		Title string
		Nodes []struct {
			ID, Label string
			X, Y      float64
			Lines     []struct{ Text string }
		}
		Edges []struct {
			ID, From, To, Label, Title string
			Curve                      [][2]float64
			Lines                      []struct{ Text string }
		}
		Groups []struct{ ID, Label string }
		Legend []struct{ Label string }
		Texts  []struct{ Text string }
	}
	if err := json.Unmarshal(data, &got); err != nil {
		t.Fatal(err)
	}
	var g, w []string
	for _, n := range got.Nodes {
		g = append(g, n.ID, n.Label)
		for _, l := range n.Lines {
			g = append(g, l.Text)
		}
	}
	for _, e := range got.Edges {
		g = append(g, e.ID, e.From, e.To, e.Label, e.Title)
		for _, l := range e.Lines {
			g = append(g, l.Text)
		}
	}
	for i, n := range p.Nodes {
		w = append(append(w, n.ID, n.Label), n.Lines...)
		if math.Abs(got.Nodes[i].X-p.NodeAt[i].X) > 0.01 || math.Abs(got.Nodes[i].Y-p.NodeAt[i].Y) > 0.01 {
			t.Errorf("node %d is at %g, %g, want %v", i, got.Nodes[i].X, got.Nodes[i].Y, p.NodeAt[i])
		}
	}
	for i, e := range p.Edges {
		w = append(append(w, e.ID, e.From, e.To, e.Label, e.Title), e.Lines...)
		if len(got.Edges[i].Curve) != len(p.EdgeAt[i].Curve) {
			t.Errorf("edge %d has %d points, want %d", i, len(got.Edges[i].Curve), len(p.EdgeAt[i].Curve))
		}
	}
	g, w = append(g, got.Title), append(w, p.Title)
	for _, x := range got.Groups {
		g = append(g, x.ID, x.Label)
	}
	for _, x := range p.Groups {
		w = append(w, x.ID, x.Label)
	}
	for _, x := range got.Legend {
		g = append(g, x.Label)
	}
	for _, x := range p.Legend {
		w = append(w, x.Label)
	}
	for _, x := range got.Texts {
		g = append(g, x.Text)
	}
	for _, x := range p.Texts {
		w = append(w, x.Text)
	}
	for i := range w {
		w[i] = picture.Clean(w[i])
	}
	if !slices.Equal(g, w) {
		t.Errorf("texts\n%q, want\n%q", g, w)
	}
}

// readTXT looks for every label, and has wc measure the lines: GNU's knows how wide a terminal shows a sign.
func readTXT(t *testing.T, data []byte, p *picture.Placed) {
	t.Helper()
	got := squeezed(string(data))
	for _, n := range p.Nodes {
		if w := squeezed(picture.Clean(n.Label)); !strings.Contains(got, w) {
			t.Errorf("the label %q is missing", n.Label)
		}
	}
	for _, e := range p.Edges {
		if w := squeezed(picture.Clean(e.Label)); !strings.Contains(got, w) {
			t.Errorf("the label %q is missing", e.Label)
		}
	}
	for _, s := range []string{p.Title, p.Caption, p.Omitted, p.Source} {
		if w := squeezed(picture.Clean(s)); !strings.Contains(got, w) {
			t.Errorf("the sentence %q is missing", s)
		}
	}
	cmd := exec.Command(tool(t, "wc", "coreutils"), "-L")
	cmd.Env = append(os.Environ(), "LC_ALL=C.UTF-8")
	cmd.Stdin = bytes.NewReader(data)
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	// A joined emoji is two columns to kg and two for each of its parts to wc.
	if width := number(t, strings.TrimSpace(string(out))); width > 80 && !bytes.ContainsAny(data, "\u200d") {
		t.Errorf("a line of %g columns", width)
	}
}

// squeezed leaves out blanks, the lines of trees and tables, and the isolates around what is written from right to left.
func squeezed(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r >= 0x2500 && r <= 0x257f || r == 0x2068 || r == 0x2069 {
			return -1
		}
		return r
	}, s)
}
