package load

import (
	"bytes"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"kg/internal/diag"
	"kg/internal/load/loadtest"
)

// FuzzLoad gives any bytes as one of the files of a good dataset. Nothing may panic; places must lie
// in the file; an accepted dataset must survive the compiled form.
func FuzzLoad(f *testing.F) {
	names := []string{"entities.yaml", "ontology.yaml", "sources.yaml", "styles.yaml", "views.yaml", "more.yaml"}
	for i, name := range names {
		if file, ok := base(f)[name]; ok {
			f.Add(byte(i), file.Data)
		}
	}
	fixtures, _ := filepath.Glob("testdata/diag/*.txtar")
	for _, name := range fixtures {
		a, err := txtar.ParseFile(name)
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range a.Files {
			f.Add(byte(max(0, slices.Index(names, file.Name))), file.Data)
		}
	}
	f.Add(byte(1), []byte("# one\rtwo\r\rthree\u2028four\n"))
	f.Add(byte(5), []byte(strings.Repeat("[", 20000)))
	f.Add(byte(5), []byte(strings.Repeat("- ", 20000)))
	f.Add(byte(5), []byte("a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n"))
	f.Fuzz(func(t *testing.T, which byte, text []byte) {
		if len(text) > 100_000 {
			return
		}
		files := base(t)
		name := names[int(which)%len(names)]
		files[name] = &fstest.MapFile{Data: text}
		l, diags := Open(files)
		if (l == nil) != diags.HasErrors() {
			t.Fatalf("dataset %t, errors %t", l != nil, diags.HasErrors())
		}
		checkPlaces(t, files, diags)
		if l == nil {
			return
		}
		var b bytes.Buffer
		if err := Encode(&b, l.Dataset, l.Questions, l.Fingerprint); err != nil {
			t.Fatal(err)
		}
		if _, _, err := Decode(b.Bytes()); err != nil {
			t.Fatal(err)
		}
		texts, _ := OpenTexts(fstest.MapFS{"report.txt": {Data: text}}, l.Dataset.Sources)
		Verify(l, texts)
	})
}

// checkPlaces fails when a diagnostic lies outside its file, or cannot be printed.
func checkPlaces(t *testing.T, files fstest.MapFS, diags diag.List) {
	t.Helper()
	for _, d := range diags {
		if d.Message == "" || d.Code == "" {
			t.Fatalf("an empty diagnostic: %+v", d)
		}
		if d.Range.Line == 0 {
			continue
		}
		lines := bytes.Split(files[d.Range.File].Data, []byte("\n"))
		if d.Range.Line > len(lines) || d.Range.Col > len([]rune(string(lines[d.Range.Line-1])))+1 || d.Range.Col < 1 {
			t.Fatalf("%v lies outside the file", d)
		}
	}
	p := diag.Printer{Source: func(name string) ([]byte, error) { return files[name].Data, nil }}
	var out strings.Builder
	if err := p.Write(&out, diags); err != nil {
		t.Fatal(err)
	}
	if i := strings.IndexFunc(out.String(), func(r rune) bool { return r < ' ' && r != '\n' || r == 0x7f || r == '\u202e' }); i >= 0 {
		t.Fatalf("a control character in %q", out.String())
	}
}

// FuzzDecode gives any bytes as a compiled dataset, with a right checksum as well.
func FuzzDecode(f *testing.F) {
	_, good := compiled(f, loadtest.Size{Entities: 20, Claims: 30})
	f.Add(good)
	f.Add(good[:len(good)/2])
	f.Add([]byte(compiledMagic))
	f.Fuzz(func(t *testing.T, b []byte) {
		_, _, _ = Decode(b)
		if len(b) < len(compiledMagic)+4 {
			return
		}
		_, _, _ = Decode(sealed(b[len(compiledMagic)+4:]))
	})
}
