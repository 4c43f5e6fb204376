package diag_test

import (
	"regexp"
	"slices"
	"testing"

	"kg/internal/diag"
)

func TestCodes(t *testing.T) {
	codes := diag.Codes()
	if !slices.IsSortedFunc(codes, func(a, b diag.Info) int {
		if a.Code < b.Code {
			return -1
		}
		return 1
	}) {
		t.Error("the codes are not in order, or one stands twice")
	}
	for _, i := range codes {
		if !regexp.MustCompile(`^KG\d{3}$`).MatchString(string(i.Code)) {
			t.Errorf("%q is no code", i.Code)
		}
		if i.Title == "" || i.Explain == "" || i.Severity != i.Code.Severity() {
			t.Errorf("%s is badly described: %+v", i.Code, i)
		}
	}
	if i, ok := diag.Lookup(diag.BadAnchor); !ok || i.Title != "bad anchor" {
		t.Error(i, ok)
	}
	if _, ok := diag.Lookup("KG999"); ok {
		t.Error("KG999 exists")
	}
}

func TestList(t *testing.T) {
	at := func(file string, line, col int) diag.Range {
		return diag.At(diag.Pos{File: file, Line: line, Col: col})
	}
	var l diag.List
	if l.Err() != nil || l.HasErrors() {
		t.Error("an empty list has an error")
	}
	l.Add(diag.UnusedEffect, at("a", 1, 1), "careful")
	if l.Err() != nil || l.HasErrors() {
		t.Error("a warning is an error")
	}
	l.Add(diag.Empty, at("b", 1, 1), "z")
	l.Add(diag.Empty, at("a", 10, 1), "y")
	if got := l.Err().Error(); got != "b:1:1: error KG015: z (and 1 more)" {
		t.Error(got)
	}
	l.Add(diag.Empty, at("a", 9, 2), "x")
	l.Add(diag.Empty, at("a", 9, 2), "x")
	l.Add(diag.BadID, at("a", 9, 2), "x")
	l.Sort()
	var got []string
	for _, d := range l {
		got = append(got, d.Error())
	}
	want := []string{"a:1:1: warning KG053: careful", "a:9:2: error KG015: x", "a:9:2: error KG016: x", "a:10:1: error KG015: y", "b:1:1: error KG015: z"}
	if !slices.Equal(got, want) {
		t.Errorf("%q, expected %q", got, want)
	}
	if got := (diag.Diagnostic{}).Error(); got != "severity(0) : " {
		t.Errorf("the zero diagnostic says %q: its severity must not pass for a real one", got)
	}
}
