package svg_test

import (
	"bytes"
	"context"
	_ "embed"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"kg/internal/export"
	"kg/internal/export/svg"
	"kg/internal/layout"
	"kg/internal/layout/layouttest"
	"kg/internal/picture"
	"kg/internal/picture/picturetest"
)

var shots = flag.String("shots", "", "folder for a screenshot of each picture")

func TestMain(m *testing.M) { layouttest.Main(m) }

// measure is the program that runs in the page: it returns a list of what is wrong.
//
//go:embed testdata/measure.js
var measure string

// TestInChromium opens every fixture, and every picture of the gallery, in Chromium and measures: every label inside its
// outline, no two labels touching, no label of an edge over a node, nothing outside the picture; with the fonts that are
// there, and with DejaVu Sans, which is wider, forced on all texts.
func TestInChromium(t *testing.T) {
	ctx := chromium(t)
	for name, markup := range pictures(t) {
		t.Run(name, func(t *testing.T) {
			show(t, ctx, markup)
			screenshot(t, ctx, name)
			for _, font := range []string{"", "DejaVu Sans"} {
				for _, problem := range problems(t, ctx, font) {
					t.Errorf("font %q: %s", font, problem)
				}
			}
		})
	}
}

// The measuring itself is measured: a picture with a label pushed aside must be found out.
func TestMeasuringFindsFaults(t *testing.T) {
	ctx := chromium(t)
	markup := pictures(t)["slide-page"]
	for name, spoil := range map[string]func(string) string{
		"label leaves": func(s string) string { return strings.Replace(s, `textLength="`, `dx="30" textLength="`, 3) },
		"no length":    func(s string) string { return strings.ReplaceAll(s, "textLength", "data-length") },
	} {
		show(t, ctx, spoil(markup))
		if len(problems(t, ctx, "DejaVu Sans")) == 0 {
			t.Errorf("%s: nothing found", name)
		}
	}
}

// chromium starts the browser. Without one the test is skipped aloud, or fails where CI is set.
func chromium(t *testing.T) context.Context {
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
	ctx, late := context.WithTimeout(ctx, 3*time.Minute)
	t.Cleanup(late)
	return ctx
}

// pictures gives the markup of every fixture in both sizes, and of every file of the gallery.
func pictures(t *testing.T) map[string]string {
	t.Helper()
	pool := layout.NewPool(layout.Options{})
	defer pool.Close()
	all := map[string]string{}
	for _, f := range picturetest.All() {
		for _, m := range []picture.Metrics{picture.PageMetrics(), picture.SlideMetrics()} {
			p := f.New()
			p.Fit(m)
			placed, err := pool.Place(context.Background(), p)
			if err != nil {
				t.Fatal(err)
			}
			var b bytes.Buffer
			if err := (svg.Format{}).Write(&b, placed, export.Options{Profile: export.Inline}); err != nil {
				t.Fatal(err)
			}
			all[f.Name+"-"+m.Name] = b.String()
		}
	}
	gallery, err := filepath.Glob("../../../graphs/*.svg")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range gallery {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		all["graphs/"+filepath.Base(path)] = string(data)
	}
	return all
}

// show makes a picture the whole page.
func show(t *testing.T, ctx context.Context, markup string) {
	t.Helper()
	if i := strings.Index(markup, "<svg"); i > 0 {
		markup = markup[i:]
	}
	path := filepath.Join(t.TempDir(), "page.html")
	document := "<!DOCTYPE html><meta charset=utf-8><style id=font></style><body style='margin:0'>" + markup
	if err := os.WriteFile(path, []byte(document), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := chromedp.Do(ctx, chromedp.Navigate("file://"+path)); err != nil {
		t.Fatal(err)
	}
}

// problems runs the measuring with a font forced on all texts, "" for none.
func problems(t *testing.T, ctx context.Context, font string) []string {
	t.Helper()
	answer, err := chromedp.Run(ctx, chromedp.Evaluate[string](fmt.Sprintf("(%s)(%q)", measure, font)))
	if err != nil {
		t.Fatal(err)
	}
	var result struct {
		Texts    int
		Problems []string
	}
	if err := json.Unmarshal([]byte(answer), &result); err != nil {
		t.Fatalf("%v: %s", err, answer)
	}
	if result.Texts == 0 {
		t.Error("no text was measured")
	}
	return result.Problems
}

func screenshot(t *testing.T, ctx context.Context, name string) {
	t.Helper()
	if *shots == "" {
		return
	}
	png, err := chromedp.Run(ctx, chromedp.CaptureScreenshot())
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(*shots, strings.ReplaceAll(name, "/", "-")+".png"), png, 0o644); err != nil {
		t.Fatal(err)
	}
}
