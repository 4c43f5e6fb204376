package diag_test

import (
	"bytes"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kg/internal/diag"
)

var update = flag.Bool("update", false, "rewrite the goldens")

// source is a file with everything that is hard to mark.
const source = "- id: rec-19\n" +
	"\tname:\t{fr: Été, en: Summer}\n" +
	"  name: {fr: 日本語, en: wide}\n" +
	"  note: a\u202eb\x1b[31mc\n" +
	"  cite: {source: senat-iv-d, section: IV.D.1.b, line: 52, anchor: unité spécialisée « Cyberdouane », and: so, on: and, so: forth, until: the, line: is, much: too, long: to, show: whole}\n" +
	"  e\u0301te\u0301: x\n" +
	"  bad: \xe9t\xe9\r\n" +
	"last"

func list() diag.List {
	at := func(line, col, n int) diag.Range {
		return diag.Span(diag.Pos{File: "actors.yaml", Line: line, Col: col}, n)
	}
	var l diag.List
	l.Add(diag.DuplicateID, at(2, 2, 4), "the id %q is given twice", "rec-19").Related = []diag.Related{{Range: at(1, 7, 6), Message: "first here"}}
	l.Add(diag.MissingLang, at(2, 8, 22), "after two tabs")
	l.Add(diag.WrongType, at(3, 14, 3), "three wide characters")
	l.Add(diag.WrongType, at(3, 19, 2), "behind them")
	l.Add(diag.HiddenChar, at(4, 10, 1), "a character that changes the direction of writing (U+202E)").Hint = "delete it"
	l.Add(diag.HiddenChar, at(4, 12, 1), "escape")
	l.Add(diag.UnknownKey, at(5, 3, 4), "at the start of a long line")
	l.Add(diag.UnknownKey, at(5, 62, 7), "in the middle")
	l.Add(diag.UnknownKey, at(5, 62, 400), "a long range")
	l.Add(diag.UnknownKey, at(5, 171, 5), "at the end")
	l.Add(diag.UnknownKey, at(6, 8, 1), "behind combining accents")
	l.Add(diag.NotUTF8, at(7, 10, 1), "byte 0xE9 is not UTF-8")
	l.Add(diag.Syntax, at(8, 5, 1), "behind the end")
	l.Add(diag.Syntax, at(99, 5, 1), "beyond the end of the file")
	l.Add(diag.UnusedEffect, at(1, 3, 2), "a warning").Hint = "take it\nseriously \x1b]0;owned\x07"
	l.Add(diag.Empty, diag.Range{Pos: diag.Pos{File: "ontology.yaml"}}, "a whole file")
	l.Add(diag.NoOntology, diag.Range{}, "no file at all")
	return l
}

func printer() diag.Printer {
	return diag.Printer{Dir: "data", Source: func(name string) ([]byte, error) {
		if name != "actors.yaml" {
			return nil, errors.New("no such file")
		}
		return []byte(source), nil
	}}
}

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v (go test -update writes it)", err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs (go test -update rewrites it):\n%s", path, got)
	}
}

func TestText(t *testing.T) {
	var b bytes.Buffer
	if err := printer().Write(&b, list()); err != nil {
		t.Fatal(err)
	}
	golden(t, "list.txt", b.Bytes())
	if bytes.ContainsAny(b.Bytes(), "\x1b\x07\t\r") || bytes.Contains(b.Bytes(), []byte("\u202e")) {
		t.Error("a control character gets through")
	}
	for line := range strings.Lines(b.String()) {
		if n := len([]rune(line)); n > 125 {
			t.Errorf("a line of %d characters: %s", n, line)
		}
	}
}

func TestColour(t *testing.T) {
	p := printer()
	p.Color = true
	var b bytes.Buffer
	if err := p.Write(&b, list()[:1]); err != nil {
		t.Fatal(err)
	}
	golden(t, "colour.txt", b.Bytes())
}

func TestJSON(t *testing.T) {
	var b bytes.Buffer
	if err := diag.WriteJSON(&b, list(), "data"); err != nil {
		t.Fatal(err)
	}
	golden(t, "list.json", b.Bytes())
	b.Reset()
	if err := diag.WriteJSON(&b, nil, ""); err != nil || b.String() != "[]\n" {
		t.Errorf("an empty list is %q, %v", b.String(), err)
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, os.ErrClosed }

func TestWriterErrors(t *testing.T) {
	if err := printer().Write(full{}, list()); !errors.Is(err, os.ErrClosed) {
		t.Error(err)
	}
	if err := diag.WriteJSON(full{}, list(), ""); !errors.Is(err, os.ErrClosed) {
		t.Error(err)
	}
	if err := printer().Write(full{}, nil); err != nil {
		t.Error("an empty list writes something")
	}
}
