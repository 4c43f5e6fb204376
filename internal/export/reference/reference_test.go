package reference_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"kg/internal/export/reference"
	"kg/internal/model"
)

func dataset() *model.Dataset {
	cite := func(source, section string, line int, anchor string) []model.Citation {
		return []model.Citation{{Source: source, Section: section, Line: line, Anchor: anchor}}
	}
	return &model.Dataset{
		Sources: []model.Source{
			{ID: "blog", Title: model.Text{FR: "Billets", EN: "Posts"}, Short: model.Text{FR: "B", EN: "B"}, Lang: model.English},
			{ID: "report", Title: model.Text{FR: "Rapport n° 5 : 100 % d'État & {co}", EN: "Report"}, Publisher: "Sénat", Date: "2024-05-14",
				Lang: model.French, URL: "https://example.org/r?a=1#top"},
		},
		Entities: []model.Entity{
			{ID: "a", Figures: []model.Figure{{Value: "3", Citations: cite("blog", "", 7, "three-fold")}}},
			{ID: "b", Status: []model.Status{{State: "adopted", By: "a", Citations: cite("report", "II", 9, "adopté, puis rejeté")}}},
			{ID: "c"},
		},
		Claims: []model.Claim{{ID: "a.r.b", From: "a", Relation: "r", To: "b", Basis: model.Stated,
			Citations: append(cite("report", "I.A", 3, "l'unité « X »"), cite("report", "I.A", 3, "l'unité « X »")...)}},
	}
}

func written(t *testing.T, format string, refs []reference.Reference, l model.Lang) string {
	t.Helper()
	f, ok := reference.ByName(format)
	if !ok {
		t.Fatalf("no format %q", format)
	}
	var b bytes.Buffer
	if err := f.Write(&b, refs, l); err != nil {
		t.Fatal(err)
	}
	if err := f.Write(full{}, refs, l); len(refs) > 0 && !errors.Is(err, errFull) {
		t.Errorf("%s on a full disk: %v", format, err)
	}
	return b.String()
}

func TestText(t *testing.T) {
	d := dataset()
	const want = `Posts
  line 7 “three-fold”

Sénat, Report, 2024-05-14
  I.A, line 3 “l'unité « X »”
    https://example.org/r?a=1#top:~:text=l%27unit%C3%A9%20%C2%AB%20X%20%C2%BB
  II, line 9 “adopté, puis rejeté”
    https://example.org/r?a=1#top:~:text=adopt%C3%A9%2C%20puis%20rejet%C3%A9
`
	if diff := cmp.Diff(want, written(t, "text", reference.OfEntity(d, d.Entities[0]), model.English)); diff != "" {
		t.Error(diff)
	}
	if refs := reference.OfEntity(d, d.Entities[2]); len(refs) != 0 {
		t.Error(refs)
	}
	if refs := reference.OfEntity(d, d.Entities[1]); len(refs) != 1 || len(refs[0].Cited) != 2 {
		t.Error(refs)
	}
}

func TestBibTeX(t *testing.T) {
	d := dataset()
	const want = `@misc{report,
  author = {{Sénat}},
  title  = {{Rapport n° 5 : 100 \% d'État \& \textbraceleft{}co\textbraceright{}}},
  date   = {2024-05-14},
  year   = {2024},
  month  = {5},
  langid = {french},
  url    = {https://example.org/r?a=1#top:~:text=l%27unit%C3%A9%20%C2%AB%20X%20%C2%BB},
  note   = {I.A, l. 3},
}
`
	if diff := cmp.Diff(want, written(t, "bibtex", reference.OfClaim(d, d.Claims[0]), model.French)); diff != "" {
		t.Error(diff)
	}
}

// Whatever a title holds, the entry stays one entry, and TeX prints the title.
func TestBibTeXOfAnything(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		title := rapid.StringMatching(`[aé{}\\%&$#_^~"@, -]{1,12}x`).Draw(t, "title")
		address := "https://example.org/" + rapid.StringMatching(`[a{}\\%" #]{0,6}`).Draw(t, "path")
		refs := []reference.Reference{{
			Source: model.Source{ID: "s", Title: model.Text{FR: title, EN: title}, Publisher: title, Lang: model.French, URL: address},
			Cited:  []model.Citation{{Source: "s", Section: title, Line: 1, Anchor: title}},
		}}
		var b bytes.Buffer
		f, _ := reference.ByName("bibtex")
		if err := f.Write(&b, refs, model.French); err != nil {
			t.Fatal(err)
		}
		fields, ok := parse(b.String())
		if !ok {
			t.Fatalf("unbalanced: %s", b.String())
		}
		if got := printed(fields["title"]); got != strings.Join(strings.Fields(title), " ") {
			t.Fatalf("%q is printed as %q", title, got)
		}
		if _, err := url.Parse(fields["url"]); err != nil && !strings.Contains(err.Error(), "invalid URL escape") {
			t.Fatal(err)
		}
	})
}

// parse reads an entry as BibTeX does: a value ends where its braces are balanced, escaped or not.
func parse(entry string) (map[string]string, bool) {
	fields := map[string]string{}
	_, rest, ok := strings.Cut(entry, ",\n")
	for ok && !strings.HasPrefix(rest, "}\n") {
		name, value, found := strings.Cut(rest, " = {")
		if !found {
			return nil, false
		}
		depth, end := 1, -1
		for i, r := range value {
			switch r {
			case '{':
				depth++
			case '}':
				depth--
			}
			if depth == 0 {
				end = i
				break
			}
		}
		if end < 0 {
			return nil, false
		}
		fields[strings.TrimSpace(name)] = value[:end]
		rest, ok = strings.CutPrefix(value[end+1:], ",\n")
	}
	return fields, ok && rest == "}\n"
}

// printed is what TeX prints of an escaped text.
func printed(s string) string {
	s = strings.TrimSuffix(strings.TrimPrefix(s, "{"), "}")
	return strings.NewReplacer(`\textbackslash{}`, `\`, `\textbraceleft{}`, "{", `\textbraceright{}`, "}", `\textasciitilde{}`, "~", `\textasciicircum{}`, "^",
		`\#`, "#", `\$`, "$", `\%`, "%", `\&`, "&", `\_`, "_").Replace(s)
}

// TestCSL holds items to what the input schema of CSL 1.0.2 allows: these fields, of these kinds, and no other.
func TestCSL(t *testing.T) {
	d := dataset()
	var items []map[string]any
	text := written(t, "csl-json", reference.OfEntity(d, d.Entities[0]), model.French)
	if err := json.Unmarshal([]byte(text), &items); err != nil {
		t.Fatal(err)
	}
	if len(items) != 2 {
		t.Fatal(text)
	}
	for _, it := range items {
		for key, v := range it {
			switch key {
			case "id", "title", "title-short", "publisher", "language", "URL", "note":
				if _, ok := v.(string); !ok {
					t.Errorf("%s is no text: %v", key, v)
				}
			case "type":
				if v != "document" { // one of the schema's list
					t.Errorf("type %v", v)
				}
			case "author":
				for _, name := range v.([]any) {
					if m := name.(map[string]any); len(m) != 1 || m["literal"] == nil {
						t.Errorf("author %v", m)
					}
				}
			case "issued":
				parts := v.(map[string]any)["date-parts"].([]any)
				if len(parts) != 1 || len(parts[0].([]any)) > 3 {
					t.Errorf("issued %v", v)
				}
			case "custom":
				if _, ok := v.(map[string]any); !ok {
					t.Errorf("custom %v", v)
				}
			default:
				t.Errorf("CSL 1.0.2 has no field %q", key)
			}
		}
		if it["id"] == nil || it["type"] == nil {
			t.Error("id and type are required")
		}
	}
	if text := written(t, "csl-json", nil, model.French); text != "[]\n" {
		t.Errorf("no reference is %q", text)
	}
}

func TestLink(t *testing.T) {
	cite := func(anchors ...string) []model.Citation {
		var out []model.Citation
		for _, a := range anchors {
			out = append(out, model.Citation{Anchor: a})
		}
		return out
	}
	for _, c := range []struct {
		url     string
		anchors []string
		want    string
	}{
		{"", []string{"a"}, ""},
		{"https://x.org/p", nil, "https://x.org/p"},
		{"https://x.org/p", []string{"mots-clés, 100 % & co"}, "https://x.org/p#:~:text=mots%2Dcl%C3%A9s%2C%20100%20%25%20%26%20co"},
		{"https://x.org/p", []string{"a", "b", "a"}, "https://x.org/p#:~:text=a&text=b"},
		{"https://x.org/p", []string{"a", "b", "c", "d", "e", "f"}, "https://x.org/p#:~:text=a&text=b&text=c&text=d&text=e"},
		{"https://x.org/p#s", []string{"n° 19"}, "https://x.org/p#s:~:text=n%C2%B0%2019"},
		{"https://x.org/p#:~:text=x", []string{"a"}, "https://x.org/p#:~:text=x"},
		{"https://x.org", []string{"a"}, "https://x.org"}, // a front page holds none of the words
		{"https://x.org/", []string{"a"}, "https://x.org/"},
		{"https://x.org/?p=1", []string{"a"}, "https://x.org/?p=1#:~:text=a"},
		{"https://x.org/{p} q", []string{"e\u0301te\u0301"}, "https://x.org/%7Bp%7D%20q#:~:text=%C3%A9t%C3%A9"},
	} {
		if got := reference.Link(model.Source{URL: c.url}, cite(c.anchors...)...); got != c.want {
			t.Errorf("%s %q: %s, expected %s", c.url, c.anchors, got, c.want)
		}
	}
}

// Every directive decodes to its anchor, and holds none of the signs that directives are made of.
func TestLinkDecodes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		anchor := rapid.StringMatching(`[a-cé,&%+#=?/« »'-]{1,10}`).Draw(t, "anchor")
		link := reference.Link(model.Source{URL: "https://x.org/p"}, model.Citation{Anchor: anchor})
		value, ok := strings.CutPrefix(link, "https://x.org/p#:~:text=")
		decoded, err := url.PathUnescape(value)
		if !ok || err != nil || decoded != strings.Join(strings.Fields(anchor), " ") || strings.ContainsAny(value, "-,&+# ") {
			t.Fatalf("%q became %s", anchor, link)
		}
	})
}

func TestFormats(t *testing.T) {
	var names []string
	for _, f := range reference.All() {
		names = append(names, f.Name)
		if g, ok := reference.ByExtension("X" + strings.ToUpper(f.Extension)); !ok || g.Name != f.Name {
			t.Errorf("%s is not found by its extension", f.Name)
		}
	}
	if !slices.Equal(names, []string{"text", "bibtex", "csl-json"}) {
		t.Error(names)
	}
	if _, ok := reference.ByName("ris"); ok {
		t.Error("a format that is not there")
	}
}

var errFull = errors.New("full")

type full struct{}

var _ io.Writer = full{}

func (full) Write([]byte) (int, error) { return 0, errFull }
