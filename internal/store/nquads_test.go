package store

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/cayleygraph/quad/nquads"
	"pgregory.net/rapid"

	"kg/data"
	"kg/internal/generate"
	"kg/internal/graph"
	"kg/internal/load"
)

func readQuads(t rapid.TB, text string) *graph.Graph {
	t.Helper()
	g, err := ReadQuads(context.Background(), "x.nq", strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func compress(t testing.TB, text string) string {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// sample has all kinds of terms and lines.
const sample = "# a file\n" +
	"<http://a> <http://r> <http://b> .\r\n" +
	"\n \t\n" +
	"<http://a> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://T1> .\n" +
	"<http://a> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://T0> .\n" +
	"<http://b> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> \"no type\" . # said by a literal\n" +
	"<http://a> <http://r> <http://b> <http://g> .\n" +
	"<http://a> <http://r> <http://b> .\n" +
	"_:b0 <http://r> \"x\"@fr <http://g> .\r_:b0 <http://r> _:b0 ." // without a line end

const sampleDump = `"no type": 
"x"@fr: 
_:b0: 
  http://r "x"@fr _:b0.http://r."x"@fr
  http://r _:b0 _:b0.http://r._:b0
http://T0: 
http://T1: 
http://a: http://T1
  http://r http://b http://a.http://r.http://b
  http://r http://b http://a.http://r.http://b~2
  http://www.w3.org/1999/02/22-rdf-syntax-ns#type http://T0 http://a.http://www.w3.org/1999/02/22-rdf-syntax-ns#type.http://T0
  http://www.w3.org/1999/02/22-rdf-syntax-ns#type http://T1 http://a.http://www.w3.org/1999/02/22-rdf-syntax-ns#type.http://T1
http://b: 
  http://www.w3.org/1999/02/22-rdf-syntax-ns#type "no type" http://b.http://www.w3.org/1999/02/22-rdf-syntax-ns#type."no type"
`

func TestReadQuads(t *testing.T) {
	for name, text := range map[string]string{
		"plain":            sample,
		"compressed":       compress(t, sample),
		"in two members":   compress(t, sample[:100]) + compress(t, sample[100:]),
		"with a mark":      "\ufeff" + sample,
		"both":             compress(t, "\ufeff"+sample),
		"with a line end":  sample + "\n",
		"a very long line": sample + "\n#" + strings.Repeat("very long ", blockSize/4),
	} {
		if got := dump(readQuads(t, text)); got != sampleDump {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, sampleDump)
		}
	}
}

func TestALongLiteral(t *testing.T) {
	long := `"` + strings.Repeat("é", 3*blockSize) + `"`
	g := readQuads(t, "<a> <b> <c> .\n<a> <b> "+long+" .\n<a> <b> <d> .\n")
	if _, ok := g.Lookup(long); !ok || g.Claims() != 3 {
		t.Errorf("%d claims; the literal is there: %v", g.Claims(), ok)
	}
}

func TestEmptyFiles(t *testing.T) {
	for _, text := range []string{"", "\n", "\ufeff", "# nothing", "\r\n\r\n", compress(t, "")} {
		if g := readQuads(t, text); g.Len() != 0 || g.Claims() != 0 {
			t.Errorf("%q: %d nodes", text, g.Len())
		}
	}
}

func TestWhereAFileIsWrong(t *testing.T) {
	long := strings.Repeat("<http://a> <http://r> <http://b> .\n", 100_000) // several blocks
	for _, c := range []struct{ text, want string }{
		{"<a> <b> <c> .\n\n<a> <b> c .\n<x", `x.nq:3:9: found "c", expected an object: an IRI`},
		{"<é> <b> <c> ,\r\n", `x.nq:1:13: found ",", expected a graph's IRI`},
		{"<a> <b> <c> .\r<a> <é> <c> ;", `x.nq:1:27: found ";", expected a graph's IRI`},
		{"<a> <b> <c> .\n<a> <é\xff> <c> .\n", "x.nq:2:7: found the byte 0xff, expected UTF-8"},
		{"<a> <b> <c> .\n<a>", "x.nq:2:4: found the end of the line, expected a predicate"},
		{"PK\x03\x04", `x.nq:1:1: found "PK\x03\x04", expected a subject`},
		{long + "<a>\n" + long + "<b>\n" + long + "<c>", "x.nq:100001:4: found the end of the line"},
		{long + compress(t, long), "x.nq:100001:"},
		{"#\n<a" + strings.Repeat("a", maxLine+blockSize), "x.nq: line 2 has more than 64 MB"},
	} {
		g, err := ReadQuads(t.Context(), "x.nq", strings.NewReader(c.text))
		if err == nil || !strings.HasPrefix(strings.TrimPrefix(err.Error(), "read "), c.want) {
			t.Errorf("%.40q: %v and %v, want %s", c.text, g, err, c.want)
		}
	}
}

func TestWhatCannotBeRead(t *testing.T) {
	broken := compress(t, strings.Repeat(sample+"\n", 1000))
	disk := errors.New("disk")
	for name, r := range map[string]io.Reader{
		"a compressed file cut off":   strings.NewReader(broken[:len(broken)/2]),
		"a wrong sum":                 strings.NewReader(broken[:len(broken)-8] + "........"),
		"a magic number and no more":  strings.NewReader("\x1f\x8b"),
		"a disk":                      io.MultiReader(strings.NewReader(sample), iotest.ErrReader(disk)),
		"a disk in the middle of one": io.MultiReader(strings.NewReader("<a> <b"), iotest.ErrReader(disk)),
	} {
		_, err := ReadQuads(t.Context(), "x.nq", r)
		if err == nil || !strings.HasPrefix(err.Error(), "read x.nq: ") {
			t.Errorf("%s: %v", name, err)
		}
	}
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if _, err := ReadQuads(ctx, "x.nq", strings.NewReader(sample)); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
}

// sequential builds the graph of a file line by line, with quad's reader.
func sequential(t rapid.TB, text string) *graph.Graph {
	var b graph.Builder
	p := b.Part()
	order := int64(0)
	for line := range strings.Lines(text) {
		ids, ok := reference(strings.TrimSpace(line))
		if !ok {
			continue // no statement
		}
		if strings.HasPrefix(ids[2], `"`) {
			var err error
			if ids[2], err = literal(strings.TrimSpace(line)); err != nil {
				t.Fatal(err)
			}
		}
		from := p.Node(ids[0])
		p.Triple(from, p.Relation(ids[1]), p.Node(ids[2]), p.LabelBytes([]byte(ids[3])))
		if order++; ids[1] == RDFType && !strings.HasPrefix(ids[2], `"`) {
			p.Type(from, ids[2], order)
		}
	}
	g, err := b.Freeze()
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// TestParallelIsSequential reads random files with few names, so that there is something to merge, in blocks of a few lines.
func TestParallelIsSequential(t *testing.T) {
	node := rapid.SampledFrom([]string{"<a>", "<b>", "<c>", "_:d", "<https://a.org/é>"})
	statement := rapid.Custom(func(t *rapid.T) string {
		object := rapid.OneOf(node, rapid.SampledFrom([]string{`"a"`, `"a"@fr`, `"\u0061"`, `"01"^^<n>`, `"\""`}))
		line := node.Draw(t, "subject") + " " + rapid.SampledFrom([]string{"<r>", "<s>", "<" + RDFType + ">"}).Draw(t, "predicate") + " " + object.Draw(t, "object")
		return line + rapid.SampledFrom([]string{"", "", " <g>", " _:h"}).Draw(t, "graph") + " ."
	})
	line := rapid.OneOf(statement, statement, statement, lines(), rapid.SampledFrom([]string{"", "# <a> <b> <c> .", "  "}))
	rapid.Check(t, func(t *rapid.T) {
		var b strings.Builder
		for _, l := range rapid.SliceOfN(line, 0, 60).Draw(t, "lines") {
			b.WriteString(l + rapid.SampledFrom([]string{"\n", "\r\n"}).Draw(t, "end"))
		}
		text := b.String()
		want := dump(sequential(t, text))
		small := readSmallBlocks(t, text, rapid.IntRange(1, 300).Draw(t, "block"))
		if got := dump(small); got != want {
			t.Fatalf("%s\nis read as\n%s\nwant\n%s", text, got, want)
		}
		if got := dump(readQuads(t, text)); got != want {
			t.Fatalf("%s\nis read in one block as\n%s\nwant\n%s", text, got, want)
		}
	})
}

// readSmallBlocks is ReadQuads with blocks of so many bytes at first.
func readSmallBlocks(t rapid.TB, text string, size int) *graph.Graph {
	c, err := newCutter(strings.NewReader(text), size, 4)
	if err != nil {
		t.Fatal(err)
	}
	g, err := readBlocks(context.Background(), "x.nq", c, 4)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// TestGeneratedFilesComeBack holds a generated file against quad's reader.
func TestGeneratedFilesComeBack(t *testing.T) {
	d, _, err := load.Decode(data.Compiled)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := generate.Quads(t.Context(), &b, d, generate.Size{Entities: 3000, Claims: 15_000, Seed: 5}); err != nil {
		t.Fatal(err)
	}
	g := readQuads(t, b.String())
	if got, want := dump(g), dump(sequential(t, b.String())); got != want {
		t.Error("quad's reader makes another graph of it")
	}
	r := nquads.NewReader(&b, true)
	n := 0
	for {
		if _, err := r.ReadQuad(); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		n++
	}
	if n != 18_000 || g.Claims() != n {
		t.Errorf("%d quads, %d claims", n, g.Claims())
	}
}

func FuzzReadQuads(f *testing.F) {
	for _, text := range []string{sample, "<a> <b> <c> .\n<a", "\ufeff<a> <b> \"c\\u00e9\" .\r\r\n", "\x1f\x8b", "\xff", "_:a <b> _:c _:d ."} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		g, err := ReadQuads(t.Context(), "x.nq", bytes.NewReader(text))
		if err == nil && g.Claims() > bytes.Count(text, []byte{'.'}) && !bytes.HasPrefix(text, []byte{0x1f, 0x8b}) {
			t.Errorf("%q: %d claims", text, g.Claims())
		}
	})
}

func BenchmarkReadQuads(b *testing.B) {
	d, _, err := load.Decode(data.Compiled)
	if err != nil {
		b.Fatal(err)
	}
	for _, n := range []int{10_000, 100_000, 1_000_000} {
		var text bytes.Buffer
		if err := generate.Quads(b.Context(), &text, d, generate.Size{Entities: n / 5, Claims: n, NoTypes: true}); err != nil {
			b.Fatal(err)
		}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.SetBytes(int64(text.Len()))
			for b.Loop() {
				if _, err := ReadQuads(b.Context(), "x.nq", bytes.NewReader(text.Bytes())); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
