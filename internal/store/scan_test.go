package store

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/nquads"
	"pgregory.net/rapid"
)

// terms of a line, "" for no graph; nil for no statement.
func terms(t rapid.TB, line string) []string {
	var s statement
	ok, err := s.scan([]byte(line))
	if err != nil {
		t.Fatalf("%q: %+v", line, *err)
	}
	if !ok {
		return nil
	}
	return []string{string(s.subject), string(s.predicate), string(s.object), string(s.graph)}
}

func TestScan(t *testing.T) {
	for _, c := range []struct {
		line string
		want []string
	}{
		{``, nil}, {" \t", nil}, {"# <a> <b> <c> .", nil}, {"  #", nil},
		{`<http://a> <http://b> <http://c> .`, []string{"http://a", "http://b", "http://c", ""}},
		{`<a><b><c>.`, []string{"a", "b", "c", ""}},
		{"\t<a>\t<b> <c> <d>  .  # that is all", []string{"a", "b", "c", "d"}},
		{`_:b0 <b> _:x.y-1 _:g.`, []string{"_:b0", "b", "_:x.y-1", "_:g"}},
		{`_:0 <b> _:é.`, []string{"_:0", "b", "_:é", ""}},
		{`<h\u00E9\U0001F600> <b> <c> .`, []string{"hé😀", "b", "c", ""}},
		{`<a> <b> "" .`, []string{"a", "b", `""`, ""}},
		{`<a> <b> "x"@fr <g> .`, []string{"a", "b", `"x"@fr`, "g"}},
		{`<a> <b> "x"@pt-BR-1990.`, []string{"a", "b", `"x"@pt-BR-1990`, ""}},
		{`<a> <b> "01"^^<http://www.w3.org/2001/XMLSchema#integer> .`, []string{"a", "b", `"01"^^<http://www.w3.org/2001/XMLSchema#integer>`, ""}},
		{`<a> <b> "x"^^<http://www.w3.org/2001/XMLSchema#string> .`, []string{"a", "b", `"x"`, ""}},
		{`<a> <b> "x"^^<\u0074> .`, []string{"a", "b", `"x"^^<t>`, ""}},
		{`<a> <b> "\u0061\t\'\"\\\n\r\b" .`, []string{"a", "b", "\"a\t'\\\"\\\\\\n\\r\b\"", ""}},
		{`<a> <b> "« l’État »  . # <x>" .`, []string{"a", "b", `"« l’État »  . # <x>"`, ""}},
		{`<a\u0062> <c\u0064> "\u0065" <f\u0067> .`, []string{"ab", "cd", `"e"`, "fg"}},
		{`<a\u0062> <c\u0064> "\u0065"^^<t\u0074> <f\u0067> .`, []string{"ab", "cd", `"e"^^<tt>`, "fg"}},
	} {
		if got := terms(t, c.line); !slices.Equal(got, c.want) {
			t.Errorf("%s\n%q, want\n%q", c.line, got, c.want)
		}
	}
}

func TestScanSaysWhatIsWrong(t *testing.T) {
	for _, c := range []struct{ line, want string }{
		{`a <b> <c> .`, `0: found "a", expected a subject: an IRI`},
		{`"a" <b> <c> .`, `0: found "\"a\"", expected a subject`},
		{`<a> _:b <c> .`, `4: found "_:b", expected a predicate`},
		{`<a> <b> .`, `8: found ".", expected an object: an IRI`},
		{`<a> <b> <c>`, `11: found the end of the line, expected a graph's IRI, a blank node, or the full stop`},
		{`<a> <b> <c> <d> <e> .`, `16: found "<e>", expected the full stop`},
		{`<a> <b> <c> . <d> <e> <f> .`, `14: found "<d>", expected the end of the line, or a comment`},
		{`<a> <b> <c> "d" .`, `12: found "\"d\"", expected a graph's IRI`},
		{`<a b> <b> <c> .`, `2: found " b>", expected > to end the IRI`},
		{`<a`, `2: found the end of the line, expected > to end the IRI`},
		{`<> <b> <c> .`, `0: found "<>", expected an IRI`},
		{`<_:a> <b> <c> .`, `0: found "<_:a>", expected an IRI`},
		{`<a\n> <b> <c> .`, `2: found "\\n>", expected \u and four`},
		{`<a\u00G0> <b> <c> .`, `2: found "\\u00G0>", expected \u and four`},
		{`<a\u0020> <b> <c> .`, `2: found "\\u0020", expected a character that may stand in an IRI`},
		{`<a\uD800> <b> <c> .`, `2: found "\\uD800", expected the number of a character`},
		{`<a\U00110000> <b> <c> .`, `2: found "\\U00110000", expected the number`},
		{`<a\UFFFFFFFF> <b> <c> .`, `2: found "\\UFFFFFFFF", expected the number`},
		{`<a\`, `2: found "\\", expected \u`},
		{`_:`, `2: found the end of the line, expected the label of a blank node`},
		{`_:-a <b> <c> .`, `2: found "-a", expected the label`},
		{`_a <b> <c> .`, `0: found "_a", expected a subject`},
		{`<a> <b> "c .`, `12: found the end of the line, expected " to end the literal that begins with "\"c"`},
		{`<a> <b> "\x" .`, `9: found "\\x\"", expected one of \t`},
		{`<a> <b> "\`, `9: found "\\", expected one of \t`},
		{`<a> <b> "c"@ .`, `12: found " .", expected a language`},
		{`<a> <b> "c"@e- .`, `14: found " .", expected a language`},
		{`<a> <b> "c"^<d> .`, `11: found "^<d>", expected ^^ and the IRI`},
		{`<a> <b> "c"^^d .`, `11: found "^^d", expected ^^ and the IRI`},
	} {
		var s statement
		_, err := s.scan([]byte(c.line))
		if err == nil {
			t.Errorf("%s: no error", c.line)
			continue
		}
		if got := fmt.Sprintf("%d: found %s, expected %s", err.at, err.found, err.expected); !strings.HasPrefix(got, c.want) {
			t.Errorf("%s\n%s, want\n%s", c.line, got, c.want)
		}
	}
}

// lines makes statements as the grammar has them.
func lines() *rapid.Generator[string] {
	escaped := rapid.SampledFrom([]string{`\u0041`, `\u00e9`, `\U0001F600`})
	inIRI := rapid.OneOf(rapid.StringMatching(`[!#-;=?-\[\]_a-z~]`), rapid.SampledFrom([]string{"é", "漢", "\U0001F600", "\u00a0"}), escaped)
	iri := rapid.Map(rapid.SliceOfN(inIRI, 1, 6), func(s []string) string { return "<h" + strings.Join(s, "") + ">" })
	blank := rapid.StringMatching(`_:[A-Za-z0-9_:éÀ]([A-Za-z0-9_:.é·-]{0,4}[A-Za-z0-9_:é-])?`)
	inText := rapid.OneOf(rapid.SampledFrom([]string{"a", " ", ".", "#", "<", ">", "é", "\t", "\x00", "\x7f", "漢", `\t`, `\b`, `\n`, `\r`, `\f`, `\"`, `\'`, `\\`}), escaped)
	text := rapid.Map(rapid.SliceOfN(inText, 0, 6), func(s []string) string { return `"` + strings.Join(s, "") + `"` })
	object := rapid.OneOf(iri, blank, text,
		rapid.Custom(func(t *rapid.T) string {
			return text.Draw(t, "text") + rapid.StringMatching(`@[a-zA-Z]{1,3}(-[a-zA-Z0-9]{1,2}){0,2}`).Draw(t, "language")
		}),
		rapid.Custom(func(t *rapid.T) string {
			return text.Draw(t, "text") + rapid.SampledFrom([]string{"^^<h>", "^^<http://a.org/é#>"}).Draw(t, "datatype")
		}))
	return rapid.Custom(func(t *rapid.T) string {
		space := func() string { return rapid.SampledFrom([]string{" ", "", "\t", "  "}).Draw(t, "space") }
		node := rapid.OneOf(iri, blank)
		// Not every space may be missing: labels of blank nodes may hold a full stop, and quad's typed reader wants one before literals.
		line := space() + node.Draw(t, "subject") + " " + iri.Draw(t, "predicate") + " " + object.Draw(t, "object") + " "
		if rapid.Bool().Draw(t, "named") {
			line += node.Draw(t, "graph") + " "
		}
		return line + "." + space() + rapid.SampledFrom([]string{"", "# a <b> .", "#"}).Draw(t, "comment")
	})
}

// reference is what quad's reader makes of a line, in this package's ids; false where it refuses it.
func reference(line string) (ids []string, ok bool) {
	defer func() {
		if recover() != nil { // as it does on a surrogate
			ids, ok = nil, false
		}
	}()
	q, err := nquads.ParseRaw(line)
	if err != nil || !q.IsValid() {
		return nil, false
	}
	for _, v := range []quad.Value{q.Subject, q.Predicate, q.Object, q.Label} {
		id := ""
		if v != nil {
			id = v.String()
		}
		if strings.HasPrefix(id, "<") {
			id = id[1 : len(id)-1]
		}
		ids = append(ids, id)
	}
	return ids, true
}

// literal is the object of a line as quad's typed reader understands it: its raw one resolves some escapes and not others.
func literal(line string) (string, error) {
	quoted := func(v quad.String) string {
		return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\r", `\r`).Replace(string(v)) + `"`
	}
	q, err := nquads.Parse(line)
	switch v := q.Object.(type) {
	case quad.String:
		return quoted(v), err
	case quad.LangString:
		return quoted(v.Value) + "@" + v.Lang, err
	case quad.TypedString:
		return quoted(v.Value) + "^^<" + string(v.Type) + ">", err
	}
	return "", fmt.Errorf("the object is a %T: %w", q.Object, err)
}

func TestScanReadsWhatQuadReads(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		line := lines().Draw(t, "line")
		want, ok := reference(line)
		if !ok {
			t.Fatalf("quad refuses %q", line)
		}
		if strings.HasPrefix(want[2], `"`) {
			var err error
			if want[2], err = literal(line); err != nil {
				t.Fatalf("quad's typed reader: %v", err)
			}
		}
		got := terms(t, line)
		if !slices.Equal(got, want) {
			t.Fatalf("%q\n%q, want\n%q", line, got, want)
		}
	})
}

// TestScanRefusesWhatQuadRefuses spoils good lines. This package refuses a little more: IRIs that could not be
// written again, and what is no character.
func TestScanRefusesWhatQuadRefuses(t *testing.T) {
	stricter := []string{"an IRI such as", "a character that may stand in an IRI", "the number of a character"}
	refused := 0
	rapid.Check(t, func(t *rapid.T) {
		r := []rune(lines().Draw(t, "line"))
		for range rapid.IntRange(1, 3).Draw(t, "slips") {
			i := rapid.IntRange(0, len(r)-1).Draw(t, "at")
			c := rapid.SampledFrom([]rune(`<>"\._:@^# ,0uUaé-{`+"\t\u037e\u00d7")).Draw(t, "character")
			switch rapid.IntRange(0, 2).Draw(t, "slip") {
			case 0:
				r[i] = c
			case 1:
				r = slices.Insert(r, i, c)
			default:
				if r = slices.Delete(r, i, i+1); len(r) == 0 {
					r = []rune{c}
				}
			}
		}
		line := string(r)
		if strings.HasPrefix(strings.TrimLeft(line, " \t"), "#") {
			return // quad's reader steps over comments before it parses
		}
		var s statement
		ok, err := s.scan([]byte(line))
		want, wanted := reference(line)
		if err != nil {
			refused++
		}
		switch {
		case err != nil && wanted && !slices.ContainsFunc(stricter, func(s string) bool { return strings.HasPrefix(err.expected, s) }):
			t.Fatalf("%q is refused: %+v; quad reads %q", line, *err, want)
		case ok && !wanted:
			t.Fatalf("%q passes; quad refuses it", line)
		}
	})
	if refused == 0 {
		t.Error("no line was refused: the lines were not spoilt")
	}
}

func FuzzScan(f *testing.F) {
	for _, line := range []string{
		`<a> <b> <c> .`, `_:a <b> "c\u00e9"@fr <d> . # e`, `<a> <b> "c"^^<d> .`, `<a\U0001F600> <b> "\\" .`, `_:a.b <c> _:d.`, `"`, `<a> <b> "\`, "\xff", `<a> <b> "c"@`, `_:`,
	} {
		f.Add(line)
	}
	f.Fuzz(func(t *testing.T, line string) {
		if !utf8.ValidString(line) || strings.ContainsAny(line, "\r\n") {
			return
		}
		var s statement
		ok, err := s.scan([]byte(line))
		if err != nil && (err.at < 0 || err.at > len(line)) {
			t.Fatalf("%q: the error is at %d", line, err.at)
		}
		if !ok {
			return
		}
		first := []string{string(s.subject), string(s.predicate), string(s.object), string(s.graph)}
		if again := terms(t, written(first)); !slices.Equal(again, first) {
			t.Fatalf("%q\nis read as %q, and written and read again as\n%q", line, first, again)
		}
	})
}

// written is the statement that ids stand for.
func written(ids []string) string {
	line := ""
	for _, id := range ids {
		switch {
		case id == "":
		case strings.HasPrefix(id, "_:"), strings.HasPrefix(id, `"`):
			line += id + " "
		default:
			line += "<" + id + "> "
		}
	}
	return line + "."
}

func BenchmarkScan(b *testing.B) {
	line := []byte(`<https://kg.example/e/section-1> <https://kg.example/r/deals-with> <https://kg.example/e/technique-16093> .`)
	b.Run("kg", func(b *testing.B) {
		var s statement
		for b.Loop() {
			if ok, err := s.scan(line); !ok || err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("quad", func(b *testing.B) {
		for b.Loop() {
			if _, err := nquads.ParseRaw(string(line)); err != nil {
				b.Fatal(err)
			}
		}
	})
}
