package svg_test

import (
	"bytes"
	"context"
	_ "embed"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"kg/internal/export"
	"kg/internal/export/svg"
	"kg/internal/layout/layouttest"
	"kg/internal/picture"
)

var shots = flag.String("shots", "", "folder for screenshots of each picture, light and dark")

func TestMain(m *testing.M) { layouttest.Main(m) }

// measure is the program that runs in the page.
//
//go:embed testdata/measure.js
var measure string

// browser is Chromium with one page.
type browser struct {
	ctx context.Context
	dir string
	axe string // its source; "" where it is not installed
}

// chromium starts the browser. Without one the test is skipped aloud, or fails where CI is set.
func chromium(t *testing.T) *browser {
	t.Helper()
	var path string
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "chrome"} {
		if p, err := exec.LookPath(name); err == nil {
			path = p
			break
		}
	}
	if path == "" {
		if os.Getenv("CI") == "true" {
			t.Fatal("chromium is not here: apt-get install chromium fonts-dejavu fonts-liberation")
		}
		t.Skip("chromium is not here, so no picture was measured: apt-get install chromium fonts-dejavu fonts-liberation")
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.UserDataDir(t.TempDir()), chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true),
		chromedp.WindowSize(1600, 1200))
	alloc, stop := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(stop)
	ctx, cancel := chromedp.NewContext(alloc)
	t.Cleanup(cancel)
	// The first call starts the browser and must not carry the time limit.
	if err := chromedp.Do(ctx, chromedp.Navigate("about:blank")); err != nil {
		t.Fatalf("starting chromium: %v", err)
	}
	ctx, late := context.WithTimeout(ctx, 10*time.Minute)
	t.Cleanup(late)
	return &browser{ctx: ctx, dir: t.TempDir()}
}

// axeVersion finds in scripts/install-tools which version of axe-core the tests take.
var axeVersion = regexp.MustCompile(`(?m)"axe-core ([0-9.]+) `)

// withAxe puts axe-core into every page. Without it nothing is said of names, aloud, or the test fails where CI is set.
func (b *browser) withAxe(t *testing.T) {
	t.Helper()
	script, err := os.ReadFile("../../../scripts/install-tools")
	if err != nil {
		t.Fatal(err)
	}
	version := axeVersion.FindSubmatch(script)
	if version == nil {
		t.Fatal("scripts/install-tools names no version of axe-core")
	}
	cache := os.Getenv("XDG_CACHE_HOME")
	if cache == "" {
		home, err := os.UserHomeDir()
		if err != nil {
			t.Fatal(err)
		}
		cache = filepath.Join(home, ".cache")
	}
	source, err := os.ReadFile(filepath.Join(cache, "kg-tests", "axe-core-"+string(version[1])+".min.js"))
	switch {
	case err == nil:
		b.axe = string(source)
	case os.Getenv("CI") == "true":
		t.Fatalf("axe-core is not here: scripts/install-tools test (%v)", err)
	default:
		t.Logf("axe-core is not here, so no picture was judged by it: scripts/install-tools test")
		return
	}
	if _, err := chromedp.Call(b.ctx, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: b.axe}); err != nil {
		t.Fatal(err)
	}
}

// open shows a file, whose name says whether it is a picture or a page, and makes it ready to be measured.
func (b *browser) open(t *testing.T, path string) {
	t.Helper()
	path, err := filepath.Abs(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := chromedp.Do(b.ctx, chromedp.Navigate("file://"+path)); err != nil {
		t.Fatal(err)
	}
	if got := ask[string](t, b, measure); got != "ready" {
		t.Fatalf("%s: %q", path, got)
	}
}

// show writes a document into a file with an ending and opens it.
func (b *browser) show(t *testing.T, ending, document string) {
	t.Helper()
	path := filepath.Join(b.dir, "page"+ending)
	if err := os.WriteFile(path, []byte(document), 0o644); err != nil {
		t.Fatal(err)
	}
	b.open(t, path)
}

// theme makes the screen light or dark.
func (b *browser) theme(t *testing.T, theme string) {
	t.Helper()
	features := []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: theme}}
	if _, err := chromedp.Call(b.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: features}); err != nil {
		t.Fatal(err)
	}
}

func (b *browser) shot(t *testing.T, name string) {
	t.Helper()
	if *shots == "" {
		return
	}
	png, err := chromedp.Run(b.ctx, chromedp.CaptureScreenshot())
	if err == nil {
		err = os.WriteFile(filepath.Join(*shots, strings.ReplaceAll(name, "/", "-")+".png"), png, 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// ask evaluates a script in the page, waits for it and reads its JSON.
func ask[T any](t *testing.T, b *browser, script string) T {
	t.Helper()
	var out T
	answer, err := chromedp.Run(b.ctx, chromedp.Evaluate[string](fmt.Sprintf("Promise.resolve(%s).then(JSON.stringify)", strings.TrimSuffix(strings.TrimSpace(strip(script)), ";")), chromedp.EvalAwaitPromise))
	if err == nil {
		err = json.Unmarshal([]byte(answer), &out)
	}
	if err != nil {
		t.Fatalf("%.200s: %v", script, errors.Unwrap(err))
	}
	return out
}

// strip takes the comment at the head of a script away, so that it is an expression.
func strip(script string) string {
	for strings.HasPrefix(script, "//") {
		_, script, _ = strings.Cut(script, "\n")
	}
	return script
}

// fonts are those that every picture is measured with.
const fonts = `["", "DejaVu Sans", "Liberation Sans", "wide"]`

// problems is all that is wrong with the picture in the page.
func (b *browser) problems(t *testing.T, name string) (all []string) {
	t.Helper()
	found := ask[struct {
		Texts    int
		Problems []string
	}](t, b, "kg.geometry("+fonts+")")
	if found.Texts == 0 {
		t.Error("no text was measured")
	}
	all = append(all, found.Problems...)
	grounds := map[string]bool{}
	for _, theme := range []string{"dark", "light"} {
		b.theme(t, theme)
		seen := ask[struct {
			Ground   string
			Problems []string
		}](t, b, "kg.contrast()")
		grounds[seen.Ground] = true
		for _, p := range seen.Problems {
			all = append(all, theme+": "+p)
		}
		b.shot(t, name+"-"+theme)
	}
	if len(grounds) != 2 {
		all = append(all, fmt.Sprintf("the ground is the same on light and dark screens: %v", grounds))
	}
	if b.axe != "" {
		all = append(all, ask[[]string](t, b, "kg.names()")...)
	}
	return all
}

// written is a picture as a format writes it.
func written(t *testing.T, p *picture.Placed, o export.Options) string {
	t.Helper()
	var b bytes.Buffer
	if err := (svg.Format{}).Write(&b, p, o); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// inPage is a page with pictures in it, light or dark as the screen is.
func inPage(css string, markup ...string) string {
	return "<!DOCTYPE html><html lang=fr><meta charset=utf-8><title>Images</title><style>:root{color-scheme:light dark}" + css + "</style><body style='margin:0'><main><h1>Images</h1>" + strings.Join(markup, "") + "</main>"
}
