package formats_test

import (
	"bytes"
	"image"
	"image/draw"
	"image/png"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"kg/internal/export"
	"kg/internal/export/paint"
	pngformat "kg/internal/export/png"
	"kg/internal/export/svg"
	"kg/internal/picture"
)

// readPDF has Poppler read a file: every line of text exactly and in order, embedded fonts, one page as large as the picture,
// the title, and fixed dates.
func readPDF(t *testing.T, data []byte, p *picture.Placed) {
	t.Helper()
	tool(t, "pdftotext", "poppler-utils")
	path := filepath.Join(t.TempDir(), "picture.pdf")
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
	var want []string
	for _, text := range paint.Texts(p) {
		want = append(want, text.Text)
	}
	if got := letters(poppler(t, "pdftotext", "-raw", "-enc", "UTF-8", path, "-")); got != letters(strings.Join(want, "\n")) {
		t.Errorf("text\n%q, want\n%q", got, letters(strings.Join(want, "\n")))
	}
	info := poppler(t, "pdfinfo", "-enc", "UTF-8", path)
	for _, w := range []string{"Pages:           1\n", "Sat Jan  1 00:00:00 2000 UTC", "JavaScript:      no", "Title:           " + strings.TrimSpace(picture.Clean(p.Title))} {
		if !strings.Contains(info, w) {
			t.Errorf("pdfinfo lacks %q:\n%s", w, info)
		}
	}
	size := regexp.MustCompile(`Page size: +([0-9.]+) x ([0-9.]+) pts`).FindStringSubmatch(info)
	if size == nil || math.Abs(number(t, size[1])-p.Width) > 0.01 || math.Abs(number(t, size[2])-p.Height) > 0.01 {
		t.Errorf("page %q, want %g x %g", size, p.Width, p.Height)
	}
	if len(want) > 0 {
		fonts := strings.Split(strings.TrimSpace(poppler(t, "pdffonts", path)), "\n")[2:]
		for _, f := range fonts {
			if columns := strings.Fields(f); columns[len(columns)-5] != "yes" || columns[len(columns)-3] != "yes" {
				t.Errorf("font is not embedded, or its letters are no text: %s", f)
			}
		}
	}
}

// letters leaves out blanks: readers of PDF see words by their places. No-break spaces are blanks to them too.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '\u200b' || r == '\u00ad' {
			return -1
		}
		return r
	}, s)
}

// poppler runs a program, which must say nothing on stderr.
func poppler(t *testing.T, name string, args ...string) string {
	t.Helper()
	cmd := exec.Command(name, args...)
	cmd.Env = append(os.Environ(), "TZ=UTC", "LC_ALL=C.UTF-8")
	var errs bytes.Buffer
	cmd.Stderr = &errs
	out, err := cmd.Output()
	if err != nil || errs.Len() > 0 {
		t.Fatalf("%s: %v %s", name, err, errs.String())
	}
	return string(out)
}

// readPNG decodes an image and compares it with what librsvg draws of the SVG: the same size, and nearly the same colour
// everywhere once both are made coarse, since the two smooth their edges and hint their letters otherwise.
func readPNG(t *testing.T, data []byte, p *picture.Placed) {
	t.Helper()
	got, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	width, height, scale := pngformat.Size(p.Width, p.Height)
	if b := got.Bounds(); b.Dx() != width || b.Dy() != height || width*height > pngformat.MaxPixels || math.Abs(float64(width)-p.Width*scale) > 1 {
		t.Fatalf("%v, want %d by %d pixels", b, width, height)
	}
	tool(t, "rsvg-convert", "librsvg2-bin")
	cmd := exec.Command("rsvg-convert", "--width", decimal(width), "--height", decimal(height), "--background-color", "white")
	var b bytes.Buffer
	if err := (svg.Format{}).Write(&b, p, export.Options{Profile: export.Inline}); err != nil {
		t.Fatal(err)
	}
	cmd.Stdin = &b
	drawn, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	want, err := png.Decode(bytes.NewReader(drawn))
	if err != nil {
		t.Fatal(err)
	}
	if worst, at := differ(got, want); worst > 60 {
		t.Errorf("around %v the colour is %d of 255 off", at, worst)
	}
}

// differ is the largest difference of two images' colours, averaged over squares of 12 pixels.
func differ(a, b image.Image) (worst int, at image.Point) {
	const side = 12
	p, q := rgba(a), rgba(b)
	for y := 0; y+side <= min(p.Rect.Dy(), q.Rect.Dy()); y += side {
		for x := 0; x+side <= min(p.Rect.Dx(), q.Rect.Dx()); x += side {
			var sum [4]int
			for dy := range side {
				left, right := p.Pix[p.PixOffset(x, y+dy):], q.Pix[q.PixOffset(x, y+dy):]
				for i := range 4 * side {
					sum[i%4] += int(left[i]) - int(right[i])
				}
			}
			for _, s := range sum {
				if d := max(s, -s) / (side * side); d > worst {
					worst, at = d, image.Point{X: x, Y: y}
				}
			}
		}
	}
	return worst, at
}

func rgba(img image.Image) *image.RGBA {
	out := image.NewRGBA(image.Rect(0, 0, img.Bounds().Dx(), img.Bounds().Dy()))
	draw.Draw(out, out.Rect, img, img.Bounds().Min, draw.Src)
	return out
}
