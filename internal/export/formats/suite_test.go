package formats_test

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"kg/internal/export"
	"kg/internal/export/formats"
	"kg/internal/export/paint"
	"kg/internal/layout"
	"kg/internal/picture"
	"kg/internal/picture/picturetest"
)

// profiles are those that every format must write.
var profiles = []export.Profile{"", export.Standalone, export.Inline}

// readers read a format's output back with a program or a library that is not ours and compare it with the picture. A
// format without one fails.
var readers = map[string]func(*testing.T, []byte, *picture.Placed){
	"svg": readSVG, "png": readPNG, "pdf": readPDF, "dot": readDOT, "json": readJSON, "mermaid": readMermaid, "d2": readD2, "txt": readTXT,
}

func TestEveryFormat(t *testing.T) {
	pool := layout.NewPool(layout.Options{})
	defer pool.Close()
	for _, f := range formats.All() {
		t.Run(f.Name(), func(t *testing.T) {
			read := readers[f.Name()]
			if read == nil {
				t.Fatalf("no outside reader for %s", f.Name())
			}
			for _, fixture := range fixtures() {
				t.Run(fixture.Name, func(t *testing.T) {
					p := place(t, pool, f, fixture)
					if refused(t, f, p) {
						return
					}
					for _, profile := range profiles {
						o := export.Options{Profile: profile}
						first := write(t, f, p, o)
						if second := write(t, f, place(t, pool, f, fixture), o); !bytes.Equal(first, second) {
							t.Errorf("profile %q: two writings differ", profile)
						}
						plain(t, f, first)
						if profile == "" || f.Name() == "svg" { // the others know no profiles
							read(t, first, p)
						}
					}
					failing(t, f, p)
				})
			}
		})
	}
}

// refused tells whether a format that sets letters itself refuses a picture because of one that its font lacks. It must
// say so before the first byte, and what to do.
func refused(t *testing.T, f export.Format, p *picture.Placed) bool {
	t.Helper()
	if f.Name() != "png" && f.Name() != "pdf" {
		return false
	}
	lacking := false
	for _, text := range paint.Texts(p) {
		_, found := picture.Unset(text.Text)
		lacking = lacking || found
	}
	var b bytes.Buffer
	err := f.Write(&b, p, export.Options{})
	if (err != nil) != lacking {
		t.Fatalf("error %v, though the font lacks a letter: %v", err, lacking)
	}
	if err != nil && (b.Len() > 0 || !strings.HasPrefix(err.Error(), f.Name()+": the text ") || !strings.Contains(err.Error(), "svg")) {
		t.Errorf("%d bytes and the error %v", b.Len(), err)
	}
	return err != nil
}

// plain holds what is true of every text format: valid UTF-8, no control characters, a last line that ends.
func plain(t *testing.T, f export.Format, data []byte) {
	t.Helper()
	if formats.Binary(f.Name()) {
		return
	}
	if !utf8.Valid(data) {
		t.Error("not valid UTF-8")
	}
	if i := bytes.IndexFunc(data, func(r rune) bool { return r < 0x20 && r != '\n' || r >= 0x7f && r <= 0x9f }); i >= 0 {
		t.Errorf("control character %#x at byte %d", data[i], i)
	}
	if !bytes.HasSuffix(data, []byte("\n")) {
		t.Error("no line end at the end")
	}
}

var errFull = errors.New("full")

// fullWriter takes so many bytes and then fails.
type fullWriter int

func (w *fullWriter) Write(p []byte) (int, error) {
	n := min(len(p), int(*w))
	*w -= fullWriter(n)
	if n < len(p) {
		return n, errFull
	}
	return n, nil
}

func failing(t *testing.T, f export.Format, p *picture.Placed) {
	t.Helper()
	size := len(write(t, f, p, export.Options{}))
	for _, room := range []int{0, 1, size / 2, size - 1} {
		w := fullWriter(room)
		if err := f.Write(&w, p, export.Options{}); !errors.Is(err, errFull) {
			t.Errorf("a writer with room for %d bytes: error %v", room, err)
		}
	}
}

// 2,000 nodes neither hang nor panic: a format that needs no positions writes them, of the others the layout
// says that they are too many.
func TestTwoThousandNodes(t *testing.T) {
	p := picturetest.Big(2000)
	p.Fit(picture.PageMetrics())
	for _, f := range formats.All() {
		if f.NeedsPlacing() {
			if _, err := layout.Place(context.Background(), p); !errors.Is(err, layout.ErrTooLarge) {
				t.Errorf("%s: %v", f.Name(), err)
			}
			if err := f.Write(&bytes.Buffer{}, &picture.Placed{Picture: p}, export.Options{}); err == nil {
				t.Errorf("%s wrote a picture that has not been placed", f.Name())
			}
			continue
		}
		if data := write(t, f, &picture.Placed{Picture: p}, export.Options{}); !bytes.Contains(data, []byte("n1999")) && !bytes.Contains(data, []byte("numéro 1999")) {
			t.Errorf("%s: the last node is missing", f.Name())
		}
	}
}

func TestList(t *testing.T) {
	seen := map[string]bool{}
	for _, f := range formats.All() {
		if seen[f.Name()] || f.Name() != strings.ToLower(f.Name()) || !strings.HasPrefix(f.Extension(), ".") || !strings.Contains(f.MediaType(), "/") {
			t.Errorf("format %q, extension %q, media type %q", f.Name(), f.Extension(), f.MediaType())
		}
		seen[f.Name()] = true
		if formats.Help(f.Name()) == "" {
			t.Errorf("%s has no help", f.Name())
		}
		if got, ok := formats.ByName(strings.ToUpper(f.Name())); !ok || got != f {
			t.Errorf("ByName(%q) = %v", f.Name(), got)
		}
		if got, ok := formats.ByExtension("a.b/c" + f.Extension()); !ok || got != f {
			t.Errorf("ByExtension(%q) = %v", f.Extension(), got)
		}
	}
	var gallery []string
	for _, f := range formats.Gallery() {
		gallery = append(gallery, f.Name())
	}
	if strings.Join(gallery, " ") != "svg dot" || formats.Names()[0] != "svg" || !formats.Binary("PNG") || formats.Binary("svg") || formats.Help("bmp") != "" {
		t.Errorf("gallery %q, names %q", gallery, formats.Names())
	}
	if _, ok := formats.ByName("bmp"); ok {
		t.Error("bmp is no format")
	}
	if _, ok := formats.ByExtension("svg"); ok {
		t.Error("a name without an extension has no format")
	}
}

func BenchmarkWrite(b *testing.B) {
	pool := layout.NewPool(layout.Options{})
	defer pool.Close()
	for _, f := range formats.All() {
		for _, fixture := range []picturetest.Fixture{{Name: "slide-24", New: picturetest.Slide}, {Name: "page-40", New: picturetest.Page},
			{Name: "100", New: func() *picture.Picture { return picturetest.Big(100) }}} {
			p := place(b, pool, f, fixture)
			b.Run(f.Name()+"/"+fixture.Name, func(b *testing.B) {
				b.ReportAllocs()
				var out bytes.Buffer
				for b.Loop() {
					out.Reset()
					if err := f.Write(&out, p, export.Options{}); err != nil {
						b.Fatal(err)
					}
				}
				b.SetBytes(int64(out.Len()))
			})
		}
	}
}
