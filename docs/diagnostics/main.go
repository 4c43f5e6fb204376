// Command diagnostics writes what every diagnostic means, with an example of each from the fixtures:
//
//	go run ./docs/diagnostics docs/diagnostics.md
package main

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing/fstest"

	"kg/internal/audit"
	"kg/internal/diag"
	"kg/internal/load"
	"kg/internal/load/loadtest"
	"kg/internal/query"
	"kg/internal/store"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: diagnostics FILE")
		os.Exit(2)
	}
	text, err := document()
	if err == nil {
		err = os.WriteFile(os.Args[1], text, 0o644)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "diagnostics:", err)
		os.Exit(1)
	}
}

const head = `# What kg says about a dataset

Written by ` + "`make docs`" + ` from the program itself; ` + "`kg explain CODE`" + ` says the same. Codes are never renamed or reused.
Data with an **error** is not used; a **warning** lets it pass, unless ` + "`kg check --strict`" + ` is asked. The examples are from the tests.
`

func document() ([]byte, error) {
	examples, err := examples()
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	b.WriteString(head + "\n| code | | |\n| --- | --- | --- |\n")
	for _, i := range diag.Codes() {
		fmt.Fprintf(&b, "| [%s](#%s) | %s | %s |\n", i.Code, strings.ToLower(string(i.Code)), i.Severity, i.Title)
	}
	for _, i := range diag.Codes() {
		fmt.Fprintf(&b, "\n## %s\n\n**%s: %s.** %s\n", i.Code, i.Severity, i.Title, i.Explain)
		if e, ok := examples[i.Code]; ok {
			fmt.Fprintf(&b, "\n```text\n%s```\n", e)
		}
	}
	return b.Bytes(), nil
}

// examples are the first diagnostic of each code that the fixtures show, as kg prints it.
func examples() (map[diag.Code]string, error) {
	out := map[diag.Code]string{}
	for _, pattern := range []string{"internal/load/testdata/diag/*.txtar", "internal/audit/testdata/*.txtar"} {
		names, err := filepath.Glob(pattern)
		if err != nil || len(names) == 0 {
			return nil, fmt.Errorf("no fixtures %s: run it in the top folder (%w)", pattern, err)
		}
		for _, name := range names {
			a, err := loadtest.ReadArchive(name, "internal/load/testdata/base")
			if err != nil {
				return nil, err
			}
			diags, err := said(unwanted(a))
			if err != nil {
				return nil, fmt.Errorf("%s: %w", name, err)
			}
			for _, d := range diags {
				if _, known := out[d.Code]; known {
					continue
				}
				var b strings.Builder
				read := func(file string) ([]byte, error) { return fs.ReadFile(a.Files, file) }
				if err := (diag.Printer{Source: read}).Write(&b, diag.List{d}); err != nil {
					return nil, err
				}
				out[d.Code] = b.String()
			}
		}
	}
	return out, nil
}

var wants = regexp.MustCompile(`  # want KG[^\n]*`)

// unwanted takes away what the tests note at the end of lines.
func unwanted(a loadtest.Archive) loadtest.Archive {
	for name, f := range a.Files {
		a.Files[name] = &fstest.MapFile{Data: wants.ReplaceAll(f.Data, nil), Mode: 0o644}
	}
	return a
}

// said is all that kg check --strict says of a fixture.
func said(a loadtest.Archive) (diag.List, error) {
	l, diags := load.Open(a.Files)
	if l == nil || len(a.Texts) == 0 && !strings.Contains(a.Comment, "# texts") {
		return diags, nil
	}
	texts, more := l.Texts(a.Texts)
	diags = append(append(diags, more...), load.Verify(l, texts)...)
	diags = append(append(diags, audit.Copies(l, texts)...), audit.StaleExcuses(l, texts)...)
	gaps, err := gaps(l)
	if err != nil {
		return nil, err
	}
	return append(diags, audit.Strict(l, audit.Measure(l.Dataset, texts), gaps)...), nil
}

func gaps(l *load.Loaded) ([]query.Gap, error) {
	ctx := context.Background()
	g, err := store.Through(ctx, l.Dataset)
	if err != nil {
		return nil, err
	}
	return query.New(l.Dataset, g).Gaps(ctx)
}
