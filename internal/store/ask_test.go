package store

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"kg/internal/model"
)

func ask(t testing.TB, language, text string) (*Answer, error) {
	return Ask(t.Context(), Request{Language: language, Query: text, Limit: 5, Memory: 300 << 20, URL: Memory}, everything())
}

func joined(a *Answer) string {
	var rows []string
	for _, r := range a.Rows {
		rows = append(rows, string(r))
	}
	return strings.Join(rows, " ")
}

func TestAsk(t *testing.T) {
	for _, c := range []struct{ language, query, want string }{
		{"gizmo", `g.V("<a>").Out("<r>").Unique().All()`, `{"id":"<a>"} {"id":"<b>"}`},
		{"gizmo", `g.V("<a>").Tag("from").Out("<kg:number>").All()`, `{"from":"<a>","id":"19"}`},
		{"gizmo", `g.V("<source:rapport>").In("<kg:source>").In("<kg:citation>").Has("<kg:basis>", "inferred").Out("<kg:to>").All()`, `{"id":"<b>"}`},
		{"gizmo", `g.V().Has("<kg:name>", lang("Heart", "en")).All()`, `{"id":"<a>"}`},
		{"gizmo", `g.V("<a.r.b#1>").Out("<kg:line>").All()`, `{"id":4}`},
		{"gizmo", `g.emit({n: g.V("<a>").out("<r>").unique().count()}); g.emit(1/0)`, `{"n":2} "+Inf"`},
		{"gizmo", `g.V("<nobody>").All()`, ``},
		{"gizmo", `1 + 1`, ``},
		{"gizmo", ``, ``},
		{"graphql", `{nodes(id: <a>) {id, kg:number, r {id}}}`, `{"nodes":{"id":"<a>","kg:number":"19","r":[{"id":"<a>"},{"id":"<b>"},{"id":"<b>"}]}}`},
		{"graphql", `{nodes(kg:type: "body") {id}}`, `{"nodes":[{"id":"<alone>"},{"id":"<b>"}]}`},
	} {
		a, err := ask(t, c.language, c.query)
		if err != nil {
			t.Errorf("%s: %v", c.query, err)
		} else if got := joined(a); got != c.want || a.Cut {
			t.Errorf("%s:\n%s\nwant\n%s", c.query, got, c.want)
		}
	}
}

func TestAskCuts(t *testing.T) {
	for _, c := range []struct {
		query string
		rows  int
		cut   bool
	}{{`for (var i = 0; i < 5; i++) g.emit(i)`, 5, false}, {`for (var i = 0; i < 6; i++) g.emit(i)`, 5, true}, {`while (true) g.emit(1)`, 5, true}, {`g.V().All()`, 5, true}} {
		a, err := ask(t, "gizmo", c.query)
		if err != nil || len(a.Rows) != c.rows || a.Cut != c.cut {
			t.Errorf("%s: %+v and %v", c.query, a, err)
		}
	}
}

// badQueries are refused by the languages, some of them by a panic in a goroutine of Cayley's.
func badQueries() map[string][]string {
	return map[string][]string{
		"gizmo": {`g.V(`, `g.W()`, `g.V("<a>").Out({}).All()`, `g.V({}).All()`, `g.V("<a>").Out([[{}]], {}).All()`, `throw "x"`, `nothing`, `null.x`,
			`g.V().Has(g.V(), g).All()`, `g.V().ForEach(1)`, `g.V().filter(regex("(")).All()`, `g.V().labels().back("x").All()`,
			`g.V("<a>").LabelContext({}).All()`, `(function f() { f() })()`},
		"graphql": {``, `{`, `{*}`, `mutation {a}`, `{nodes(first: "x") {id}}`, `{nodes {* id}}`, `query q { ...f }`, `{a @b}`, "\x00"},
	}
}

func TestAskSaysWhatIsWrong(t *testing.T) {
	for language, queries := range badQueries() {
		for _, q := range queries {
			a, err := ask(t, language, q)
			bad, large := (*QueryError)(nil), (*MemoryError)(nil)
			if !errors.As(err, &bad) && !errors.As(err, &large) {
				t.Errorf("%s %q: %+v and %v, expected an error of the query", language, q, a, err)
			}
			if err != nil && (strings.Contains(err.Error(), "goroutine") || strings.Contains(err.Error(), "runtime error")) {
				t.Errorf("%s %q: %v", language, q, err)
			}
		}
	}
	if _, err := ask(t, "sexp", "()"); err == nil {
		t.Error("sexp: no error")
	}
	if _, err := Ask(t.Context(), Request{Language: "gizmo", URL: Bolt + filepath.Join(t.TempDir(), "none")}, nil); err == nil || !strings.Contains(err.Error(), "holds no store") {
		t.Errorf("no store: %v", err)
	}
}

func TestAskStops(t *testing.T) {
	for _, q := range []string{`while(true){}`, `g.V().ForEach(function(d) { while(true){} })`, `while(true) { try { throw 1 } catch (e) {} }`} {
		ctx, cancel := context.WithTimeout(t.Context(), 500*time.Millisecond)
		_, err := Ask(ctx, Request{Language: "gizmo", Query: q, URL: Memory}, &model.Dataset{})
		cancel()
		if !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("%s: %v", q, err)
		}
	}
	_, err := ask(t, "gizmo", `var a = []; while (true) a.push({b: [1, 2, 3]})`)
	if large := (*MemoryError)(nil); !errors.As(err, &large) {
		t.Errorf("growing: %v", err)
	}
}

func FuzzAsk(f *testing.F) {
	for language, queries := range badQueries() {
		for _, q := range queries {
			f.Add(language == "gizmo", q)
		}
	}
	f.Fuzz(func(t *testing.T, gizmo bool, q string) {
		language := "graphql"
		if gizmo {
			language = "gizmo"
		}
		ctx, cancel := context.WithTimeout(t.Context(), 2*time.Second)
		defer cancel()
		a, err := Ask(ctx, Request{Language: language, Query: q, Limit: 5, Memory: 300 << 20, URL: Memory}, everything())
		bad, large := (*QueryError)(nil), (*MemoryError)(nil)
		if err != nil && !errors.As(err, &bad) && !errors.As(err, &large) && !errors.Is(err, context.DeadlineExceeded) {
			t.Error(err)
		}
		if said := fmt.Sprint(err); strings.Contains(said, "goroutine ") {
			t.Error(said)
		}
		if err == nil && len(a.Rows) > 5 {
			t.Errorf("%d rows", len(a.Rows))
		}
	})
}
