package load

import (
	"bytes"
	"encoding/gob"
	"fmt"
	"testing"

	"kg/internal/load/loadtest"
	"kg/internal/model"
)

// sizes runs a benchmark on generated datasets of 1,000 entities and 1,600 claims, and 10 and 100 times that.
func sizes(b *testing.B, run func(b *testing.B, s loadtest.Size)) {
	for _, n := range []int{1, 10, 100} {
		b.Run(fmt.Sprintf("%dx", n), func(b *testing.B) { run(b, loadtest.Issue().Times(n)) })
	}
}

func BenchmarkLoad(b *testing.B) {
	sizes(b, func(b *testing.B, s loadtest.Size) {
		fsys := loadtest.Folder(s)
		b.ReportAllocs()
		for b.Loop() {
			if _, diags := Load(fsys); diags.HasErrors() {
				b.Fatal(diags.Err())
			}
		}
	})
}

func BenchmarkParse(b *testing.B) {
	sizes(b, func(b *testing.B, s loadtest.Size) {
		fsys := loadtest.Folder(s)
		for b.Loop() {
			files, _ := readFolder(fsys)
			parseAll(files)
		}
	})
}

// BenchmarkCheck measures what Load does besides reading files and parsing YAML.
func BenchmarkCheck(b *testing.B) {
	sizes(b, func(b *testing.B, s loadtest.Size) {
		files, _ := readFolder(loadtest.Folder(s))
		parseAll(files)
		for b.Loop() {
			l := newLoader(files)
			l.read()
			l.check()
			l.finish()
		}
	})
}

func compiled(b testing.TB, s loadtest.Size) (*model.Dataset, []byte) {
	d, diags := Load(loadtest.Folder(s))
	if err := diags.Err(); err != nil {
		b.Fatal(err)
	}
	var buf bytes.Buffer
	if err := Encode(&buf, d, nil, "fingerprint"); err != nil {
		b.Fatal(err)
	}
	return d, buf.Bytes()
}

func BenchmarkEncode(b *testing.B) {
	sizes(b, func(b *testing.B, s loadtest.Size) {
		d, _ := compiled(b, s)
		for b.Loop() {
			if err := Encode(new(bytes.Buffer), d, nil, ""); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func BenchmarkDecode(b *testing.B) {
	sizes(b, func(b *testing.B, s loadtest.Size) {
		_, data := compiled(b, s)
		b.SetBytes(int64(len(data)))
		b.ReportAllocs()
		for b.Loop() {
			if _, _, err := Decode(data); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// BenchmarkDecodeGob is what the compiled form is measured against.
func BenchmarkDecodeGob(b *testing.B) {
	sizes(b, func(b *testing.B, s loadtest.Size) {
		d, _ := compiled(b, s)
		var buf bytes.Buffer
		if err := gob.NewEncoder(&buf).Encode(d); err != nil {
			b.Fatal(err)
		}
		b.SetBytes(int64(buf.Len()))
		for b.Loop() {
			var d model.Dataset
			if err := gob.NewDecoder(bytes.NewReader(buf.Bytes())).Decode(&d); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// BenchmarkFormat formats every file of a dataset, its own comparison with what was there included.
func BenchmarkFormat(b *testing.B) {
	sizes(b, func(b *testing.B, s loadtest.Size) {
		fsys := loadtest.Folder(s)
		b.ReportAllocs()
		for b.Loop() {
			files, _ := FormatFolder(fsys)
			for _, f := range files {
				if f.After == nil {
					b.Fatal(f.Name, f.Diags, f.Err)
				}
			}
		}
	})
}
