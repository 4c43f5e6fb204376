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
	"kg/internal/layout"
	"kg/internal/picture"
	"kg/internal/picture/picturetest"
)

// profiles are those that every format must write.
var profiles = []export.Profile{"", export.Standalone, export.Inline}

// readers read a format's output back with a program or a library that is not ours and compare it with the picture. A
// format without one fails.
var readers = map[string]func(*testing.T, []byte, *picture.Placed){
	"svg": readSVG,
	"dot": readDOT,
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
			for _, fixture := range picturetest.All() {
				t.Run(fixture.Name, func(t *testing.T) {
					p := place(t, pool, f, fixture)
					for _, profile := range profiles {
						o := export.Options{Profile: profile}
						first := write(t, f, p, o)
						if second := write(t, f, place(t, pool, f, fixture), o); !bytes.Equal(first, second) {
							t.Errorf("profile %q: two writings differ", profile)
						}
						plain(t, first)
						read(t, first, p)
					}
					failing(t, f, p)
				})
			}
		})
	}
}

// plain holds what is true of every text format: valid UTF-8, no control characters, a last line that ends.
func plain(t *testing.T, data []byte) {
	t.Helper()
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
	for _, room := range []int{0, 1, 100} {
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
		if data := write(t, f, &picture.Placed{Picture: p}, export.Options{}); bytes.Count(data, []byte("n1999")) == 0 {
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
		if got, ok := formats.ByName(strings.ToUpper(f.Name())); !ok || got != f {
			t.Errorf("ByName(%q) = %v", f.Name(), got)
		}
		if got, ok := formats.ByExtension("a.b/c" + f.Extension()); !ok || got != f {
			t.Errorf("ByExtension(%q) = %v", f.Extension(), got)
		}
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
