package sheet_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"kg/internal/load"
	"kg/internal/sheet"
)

// hostile are the pieces of which texts are made: what spreadsheets, CSV, XML and YAML each take for something else.
var hostile = []string{
	"=", "=1+1", "+33", "-", "-5", "@SUM(A1)", "'", "''=", "\"", "\"\"", ",", ";", "sep=;", "|", "\\", "#", ": ", " #", "- ", "{", "}", "[", "]", "&", "*", "!", "%", "<", ">",
	"null", "~", "true", "TRUE", "yes", "2024-05", "14/05/2024", "1e5", "007", "0.10000000000000001", "12345678901234567890", "_x000D_", "_x0041_", "&amp;", "<b>", "]]>",
	"é", "œ", "日本語", "👩‍🚀", "\u00a0", "\u200d", "e\u0301", "…", "« mot »", "mot", "word", "  ", " ", "...", "---", "0x1F", "1_000", "stated", "a.b.c~2", "http://x",
}

// textOf draws a text that a dataset may hold: it is not blank, and has no white space around it.
func textOf(t *rapid.T, label string) string {
	parts := rapid.SliceOfN(rapid.SampledFrom(hostile), 1, 5).Draw(t, label)
	if s := strings.TrimSpace(strings.Join(parts, "")); s != "" {
		return s
	}
	return "x"
}

func bothOf(t *rapid.T, label string) map[string]string {
	return map[string]string{"fr": textOf(t, label+" fr"), "en": textOf(t, label+" en")}
}

func citeOf(t *rapid.T, line int) map[string]any {
	c := map[string]any{"source": "minutes", "line": line, "anchor": "w" + strings.Join(strings.Fields(textOf(t, "anchor")), "")}
	if rapid.Bool().Draw(t, "section") {
		c["section"] = textOf(t, "section")
	}
	return c
}

// maybe enters a value half of the time.
func maybe(t *rapid.T, m map[string]any, key string, value any) {
	if rapid.Bool().Draw(t, key) {
		m[key] = value
	}
}

// entitiesOf draws a list of entities with everything that they may have, as a file of YAML (JSON is YAML).
func entitiesOf(t *rapid.T) []byte {
	n := rapid.IntRange(1, 6).Draw(t, "entities")
	var list []any
	line := 0
	for i := range n {
		e := map[string]any{"id": fmt.Sprintf("e-%d", i), "type": "step", "name": bothOf(t, "name")}
		maybe(t, e, "number", "1"+textOf(t, "number")) // one that begins with a word or a sign is refused
		maybe(t, e, "short", textOf(t, "short"))
		maybe(t, e, "note", bothOf(t, "note"))
		maybe(t, e, "date", rapid.SampledFrom([]string{"2024", "2024-05", "2024-05-14"}).Draw(t, "date"))
		maybe(t, e, "extent", map[string]any{"source": "minutes", "from": 3, "to": 3 + i})
		maybe(t, e, "aliases", rapid.SliceOfNDistinct(rapid.Custom(func(t *rapid.T) string { return textOf(t, "alias") }), 1, 4, rapid.ID[string]).Draw(t, "aliases"))
		maybe(t, e, "identifiers", map[string]string{"celex": textOf(t, "celex"), "wikidata": textOf(t, "wikidata")})
		maybe(t, e, "figures", []any{map[string]any{"value": rapid.SampledFrom([]string{"-5", "8813", "0.5", "007", "100000000000000000000.10"}).Draw(t, "value"),
			"to": "9", "unit": bothOf(t, "unit"), "counts": bothOf(t, "counts"), "excludes": bothOf(t, "excludes"), "cite": citeOf(t, 7)}})
		var claims []any
		for range rapid.IntRange(0, 3).Draw(t, "claims") {
			to := rapid.IntRange(0, n-1).Draw(t, "to")
			if to == i {
				continue
			}
			line++
			c := map[string]any{"part-of": fmt.Sprintf("e-%d", to), "cite": []any{citeOf(t, 100-line), citeOf(t, 200+line)}}
			maybe(t, c, "id", fmt.Sprintf("e-%d.part-of.own-%d", i, line))
			maybe(t, c, "since", "2024-05")
			maybe(t, c, "until", "2024-06-01")
			maybe(t, c, "note", bothOf(t, "claim note"))
			if rapid.Bool().Draw(t, "inferred") {
				c["basis"], c["why"] = "inferred", bothOf(t, "why")
			}
			claims = append(claims, c)
		}
		if len(claims) > 0 {
			e["claims"] = claims
		}
		list = append(list, e)
	}
	text, err := json.Marshal(list)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// sourcesOf draws a list of one source, as a file of YAML.
func sourcesOf(t *rapid.T) []byte {
	s := map[string]any{"file": "minutes.txt", "title": bothOf(t, "title"), "short": bothOf(t, "short title"), "lang": "fr"}
	maybe(t, s, "publisher", textOf(t, "publisher"))
	maybe(t, s, "licence", textOf(t, "licence"))
	maybe(t, s, "date", "2024-05")
	maybe(t, s, "url", "https://example.org/?a=1&b=%20")
	maybe(t, s, "identifiers", map[string]string{"eli": textOf(t, "eli")})
	maybe(t, s, "uncited", []any{map[string]any{"line": 7, "why": bothOf(t, "why not")}, map[string]any{"line": 3, "why": bothOf(t, "why not")}})
	text, err := json.Marshal(map[string]any{"sources": map[string]any{"minutes": s}})
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// Whatever the texts hold, the tables say what the YAML says, in every form.
func TestHostileRoundTrip(t *testing.T) {
	fixed := fstest.MapFS{}
	text, err := os.ReadFile("../../cmd/kg/testdata/small/ontology.yaml")
	if err != nil {
		t.Fatal(err)
	}
	fixed["ontology.yaml"] = &fstest.MapFile{Data: text}
	rapid.Check(t, func(rt *rapid.T) {
		fsys := fstest.MapFS{"odd.yaml": &fstest.MapFile{Data: entitiesOf(rt)}, "sources.yaml": &fstest.MapFile{Data: sourcesOf(rt)}}
		for name, f := range fixed {
			fsys[name] = f
		}
		l, diags := load.Open(fsys)
		if err := diags.Err(); err != nil {
			rt.Fatalf("%v\n%s", err, fsys["odd.yaml"].Data)
		}
		b, err := sheet.Tabulate(l, fsys)
		if err != nil {
			rt.Fatal(err)
		}
		same(t, l.Dataset, viaCSV(t, b, rapid.SampledFrom([]rune{',', ';', '\t'}).Draw(rt, "delimiter"), rapid.Bool().Draw(rt, "mark")))
		same(t, l.Dataset, viaXLSX(t, b))
	})
}

// What is too long for a cell is said with its place, not cut.
func TestLongText(t *testing.T) {
	table := sheet.Table{Name: "aliases", Header: []string{"entity", "alias"}, Rows: []sheet.Row{{Number: 2, Cells: []string{"a", strings.Repeat("é", 32767)}}}}
	b := &sheet.Book{Tables: []sheet.Table{table}}
	var out bytes.Buffer
	if err := sheet.WriteXLSX(&out, b); err != nil {
		t.Fatal(err)
	}
	back, diags := sheet.OpenXLSX(out.Bytes())
	if len(diags) > 0 || back.Tables[0].Rows[0].Cells[1] != table.Rows[0].Cells[1] {
		t.Error("the longest text came back otherwise", diags)
	}
	table.Rows[0].Cells[1] += "👩" // two units of UTF-16
	err := sheet.WriteXLSX(&out, b)
	if err == nil || !strings.Contains(err.Error(), "aliases, row 2, column alias: a text of 32769 characters") {
		t.Error(err)
	}
}
