package formats_test

import (
	"context"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/chromedp"

	"kg/internal/export"
	"kg/internal/picture"
)

// mermaidFile is what scripts/install-tools puts into the user's cache.
const mermaidFile = "kg-tests/mermaid-11.17.2.min.js"

// readPage runs in Chromium: it has Mermaid draw a text and returns every label of what it drew.
//
//go:embed testdata/mermaid/page.js
var readPage string

// drawn is what Mermaid drew.
type drawn struct {
	Title         string
	Nodes, Groups map[string]string // labels by the id in the text
	Edges         []string          // from, to, label
	Problems      []string
}

// readMermaid has Mermaid itself draw a file in Chromium: it must show the same nodes, groups and edges with the same
// labels, and no element that a label brought.
func readMermaid(t *testing.T, data []byte, p *picture.Placed) {
	t.Helper()
	got := renderMermaid(t, string(data))
	for _, problem := range got.Problems {
		t.Error(problem)
	}
	for id, label := range got.Nodes {
		if strings.HasPrefix(id, "blank_") && label == "" {
			delete(got.Nodes, id) // an empty place of a grid
		}
	}
	nodes, groups := map[string]string{}, map[string]string{}
	for i := range p.Nodes {
		nodes[export.Key(p.Nodes[i].ID)] = shown(export.NodeLines(p.Picture, &p.Nodes[i]))
	}
	for _, g := range p.Groups {
		if p.Layout == picture.Grid || !slices.ContainsFunc(p.Nodes, func(n picture.Node) bool { return n.Group == g.ID }) {
			continue // no frame without anything in it
		}
		groups["g_"+export.Key(g.ID)] = shown([]string{picture.Clean(g.Label)})
	}
	heading, kinds := "", 0
	for _, l := range p.Legend {
		if l.Node != nil {
			nodes[fmt.Sprintf("legend_%d", kinds)] = shown([]string{picture.Clean(l.Label)})
			heading = picture.Clean(p.Words.Legend)
			kinds++
		}
	}
	sentences := export.Sentences(p.Picture, "○")
	if title := shown([]string{picture.Clean(p.Title)}); title != "" && shown([]string{got.Title}) != title {
		sentences = append([]string{picture.Clean(p.Title)}, sentences...)
	}
	if len(sentences) > 0 {
		nodes["legend_text"] = shown(sentences)
	}
	if kinds+len(sentences) > 0 {
		groups["legend"] = shown([]string{heading})
	}
	same(t, "nodes", got.Nodes, nodes)
	same(t, "groups", got.Groups, groups)
	var edges []string
	for i := range p.Edges {
		e := &p.Edges[i]
		edges = append(edges, export.Key(e.From)+" "+export.Key(e.To)+" "+shown(export.EdgeLines(p.Picture, e)))
	}
	slices.Sort(edges)
	slices.Sort(got.Edges)
	if !slices.Equal(got.Edges, edges) {
		t.Errorf("edges\n%q, want\n%q", got.Edges, edges)
	}
}

// shown is a label as a page shows it: spaces at the ends of a line and runs of them are one or none in HTML.
func shown(lines []string) string {
	out := make([]string, len(lines))
	for i, l := range lines {
		out[i] = strings.Join(strings.FieldsFunc(l, func(r rune) bool { return r == ' ' || r == 0x200b }), " ")
	}
	return strings.Trim(strings.Join(out, "\n"), "\n ")
}

func renderMermaid(t *testing.T, source string) drawn {
	t.Helper()
	ctx, err := browser()
	if errors.Is(err, errMissing) && os.Getenv("CI") != "true" {
		t.Skipf("%v, so nothing was read back: scripts/install-tools test", err)
	}
	if err != nil {
		t.Fatal(err)
	}
	quoted, err := json.Marshal(source)
	if err != nil {
		t.Fatal(err)
	}
	answer, err := chromedp.Run(ctx, chromedp.Evaluate[string](fmt.Sprintf("(%s)(%s)", readPage, quoted), chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatalf("mermaid: %v", err)
	}
	var d drawn
	if err := json.Unmarshal([]byte(answer), &d); err != nil {
		t.Fatal(err)
	}
	return d
}

var errMissing = errors.New("is not here")

// browser is one Chromium with Mermaid loaded, for all tests; closeBrowser ends it.
var browser = sync.OnceValues(startBrowser)

// closing is what closeBrowser has to do.
var closing []func()

func closeBrowser() {
	for _, f := range slices.Backward(closing) {
		f()
	}
}

func startBrowser() (context.Context, error) {
	path, err := exec.LookPath("chromium")
	if err != nil {
		return nil, fmt.Errorf("chromium %w", errMissing)
	}
	cache, err := os.UserCacheDir()
	if err != nil {
		return nil, err
	}
	script, err := os.ReadFile(filepath.Join(cache, mermaidFile))
	if err != nil {
		return nil, fmt.Errorf("%s %w", mermaidFile, errMissing)
	}
	dir, err := os.MkdirTemp("", "kg-formats-*")
	if err != nil {
		return nil, err
	}
	closing = append(closing, func() { os.RemoveAll(dir) })
	page := filepath.Join(dir, "page.html")
	document := "<!DOCTYPE html><meta charset=utf-8><body><script src=mermaid.js></script>"
	if err := errors.Join(os.WriteFile(page, []byte(document), 0o644), os.WriteFile(filepath.Join(dir, "mermaid.js"), script, 0o644)); err != nil {
		return nil, err
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.UserDataDir(filepath.Join(dir, "profile")), chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true))
	alloc, stop := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, cancel := chromedp.NewContext(alloc)
	closing = append(closing, stop, cancel)
	if err := chromedp.Do(ctx, chromedp.Navigate("file://"+page)); err != nil {
		return nil, err
	}
	if _, err := chromedp.Run(ctx, chromedp.Evaluate[bool](`mermaid.initialize({startOnLoad: false, maxTextSize: 5e6, maxEdges: 1e5}), true`)); err != nil {
		return nil, err
	}
	return ctx, nil
}
