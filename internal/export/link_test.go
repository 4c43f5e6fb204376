package export_test

import (
	"net/url"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"kg/internal/export"
)

func TestParseLink(t *testing.T) {
	for _, good := range []string{"/acteurs/{id}/", "{id}.html", "../{lang}/{type}/{id}", "#{id}", "?who={id}", "https://example.org/a/{id}?l={lang}#x", "HTTP://example.org:8080/{id}",
		"mailto:editor@example.org?subject={id}", "./a:b/{id}", "https://example.org", "/œuvres/{id}"} {
		if _, err := export.ParseLink(good); err != nil {
			t.Errorf("%q: %v", good, err)
		}
	}
	for _, bad := range []string{"", "javascript:alert(1)", "JaVaScRiPt:alert({id})", "data:text/html,{id}", "vbscript:x", "file:///etc/passwd", "ftp://x/{id}", "blob:x",
		"//evil", "//evil/{id}", "/\\evil", "\\\\evil", "/\t/evil", "java\nscript:x", "\x01javascript:x", " /x", "/a b", "/{id", "/id}", "/{name}", "/{Id}", "/{{id}}", "{id}:x", "a{id}:x", "x:{id}",
		"https://{id}.evil/", "https://{id}", "https://example.org:{id}/", "https:///x", "https:evil", "http:/x", "https://me:secret@example.org/", "mailto:", "/\u202e{id}", "/\"><script>", "/x'y", "/%zz/{id}", "\xff/{id}"} {
		_, err := export.ParseLink(bad)
		if err == nil {
			t.Errorf("%q was taken", bad)
		} else if !strings.Contains(err.Error(), "expected an address that begins with http://, https:// or mailto:") {
			t.Errorf("%q: the error does not say what is allowed: %v", bad, err)
		}
	}
}

func TestHref(t *testing.T) {
	for _, c := range []struct{ template, id, typ, want string }{
		{"/acteurs/{id}/", "cnil", "", "/acteurs/cnil/"},
		{"/{lang}/{type}/{id}", "a/b", "x y", "/fr/x%20y/a%2Fb"},
		{"{id}.html", "javascript:alert(1)", "", "javascript%3Aalert%281%29.html"},
		{"/{id}/x", "", "", ""},
		{"/{type}/{id}", "a", "", ""},
		{"/{id}", "..", "", ""},
		{"/{id}", "{lang}", "", "/%7Blang%7D"},
		{"/{id}", "\"><script>é\x00", "", "/%22%3E%3Cscript%3E%C3%A9%00"},
		{"/all", "a", "", "/all"},
	} {
		l, err := export.ParseLink(c.template)
		if err != nil {
			t.Fatal(err)
		}
		if got := l.Href(c.id, c.typ, "fr"); got != c.want {
			t.Errorf("%s with %q: %q, want %q", c.template, c.id, got, c.want)
		}
	}
	if got := (export.Link{}).Href("a", "b", "fr"); got != "" {
		t.Errorf("the zero link leads to %q", got)
	}
}

// Whatever template is taken and whatever the id is: the address has an allowed scheme, and its host is the template's.
func TestLinksStayWhereTheyAre(t *testing.T) {
	page, _ := url.Parse("https://site.example/pictures/x.html")
	pieces := rapid.SampledFrom([]string{"{id}", "{type}", "/", "//", ":", "http", "https:", "mailto:", "javascript:", "data:", "evil.example", "\\", "?", "#", "@", "a", "..", ".", "%2f", "\t", "é"})
	rapid.Check(t, func(t *rapid.T) {
		l, err := export.ParseLink(strings.Join(rapid.SliceOfN(pieces, 1, 6).Draw(t, "template"), ""))
		if err != nil {
			return
		}
		id := strings.Join(rapid.SliceOf(pieces).Draw(t, "id"), "")
		harmless, href := l.Href("x", "x", "fr"), l.Href(id, "t", "fr")
		if href == "" {
			return
		}
		want, err1 := page.Parse(harmless)
		got, err2 := page.Parse(href)
		if err1 != nil || err2 != nil || got.Scheme != want.Scheme || got.Host != want.Host {
			t.Fatalf("%q leads to %v, and %q to %v (%v %v)", harmless, want, href, got, err1, err2)
		}
		if s := got.Scheme; s != "https" && s != "http" && s != "mailto" {
			t.Fatalf("%q has the scheme %q", href, s)
		}
	})
}
