package load

import (
	"fmt"

	"pgregory.net/rapid"
)

// texts are hard to write in YAML, or look as if they were no texts.
func texts() []string {
	return []string{
		"a", "a b", "l'État", "l’État « fort »", "a: b", "a:b", "b:", "- a", "-a", "-", "--- a", "... a", "? a", "a ?", "a ? b", "?", ": a", ":a",
		"a, b", "a,b", "[a]", "a [b]", "{a}", "a {b", "a #b", "a#b", "#a", "&a", "*a", "!a", "|", "> a", "%a", "@a", "`a`", "'a'", `"a"`, `say "a"`, `it's "a"`, `a\b`, `\`,
		"no", "yes", "y", "on", "true", "null", "Null", "~", "2024", "2024-05-14", "1.5", "1e3", "0x1F", "0o7", "1_000", ".5", ".inf", ".nan", "12:30", "12:30:45", "<<", "=",
		"50 %", "n° 19", "a\u00a0b", "24.02.2025", "http://a.org/?q=b#c", "32022R2065", "👩\u200d🚀", "a  b", "a'", "''", "«", "\U0001F600",
		"a text so long that with a second one of its length beside it the line in brackets would be longer than anybody likes to read",
	}
}

// content makes files whose every value is good, whatever the file beside them.
type content struct{ t *rapid.T }

func (c content) upTo(n int) int { return rapid.IntRange(0, n).Draw(c.t, "n") }

func (c content) text() mText { return mText(rapid.SampledFrom(texts()).Draw(c.t, "text")) }

func (c content) words() any { return mMap{{"fr", c.text()}, {"en", c.text()}} }

func (c content) date() any {
	d := rapid.SampledFrom([]string{"2024", "2024-05", "2024-05-14"}).Draw(c.t, "date")
	if c.upTo(1) == 0 {
		return mText(d)
	}
	return mPlain(d)
}

func (c content) list(most int, item func(i int) any) mList {
	var l mList
	for i := range 1 + c.upTo(most-1) {
		l = append(l, item(i))
	}
	return l
}

// maybe adds a pair half of the time.
func (c content) maybe(m *mMap, key string, value func() any) {
	if c.upTo(1) == 0 {
		*m = append(*m, mPair{key, value()})
	}
}

// bare is a list, or at times its only item.
func (c content) bare(l mList) any {
	if len(l) == 1 && c.upTo(1) == 0 {
		return l[0]
	}
	return l
}

func (c content) cite() any {
	return c.bare(c.list(3, func(i int) any {
		m := mMap{{"source", mText("report")}, {"line", mPlain(fmt.Sprint(i + 1))}, {"anchor", mText(rapid.SampledFrom([]string{"a", "l'État dit", "a: b", "« a »", "a, b"}).Draw(c.t, "anchor"))}}
		c.maybe(&m, "section", func() any { return c.text() })
		return m
	}))
}

func (c content) status() any {
	return c.bare(c.list(2, func(int) any {
		m := mMap{{"state", mText("adopted")}, {"cite", c.cite()}}
		c.maybe(&m, "date", c.date)
		c.maybe(&m, "by", func() any { return mText("e1") })
		return m
	}))
}

func (c content) figures() any {
	return c.bare(c.list(2, func(int) any {
		m := mMap{{"value", mPlain("8813")}, {"unit", c.words()}, {"counts", c.words()}, {"cite", c.cite()}}
		c.maybe(&m, "to", func() any { return mPlain("9000.5") })
		c.maybe(&m, "excludes", c.words)
		return m
	}))
}

func (c content) claim() any {
	targets := c.bare(c.list(3, func(i int) any { return mText(fmt.Sprintf("e%d", i)) }))
	m := mMap{{rapid.SampledFrom([]string{"part-of", "equips", "zones"}).Draw(c.t, "relation"), targets}, {"cite", c.cite()}}
	if c.upTo(3) == 0 {
		m = append(m, mPair{"basis", mText("inferred")}, mPair{"why", c.words()})
	}
	c.maybe(&m, "since", func() any { return mPlain("2023") })
	c.maybe(&m, "status", c.status)
	c.maybe(&m, "note", c.words)
	return m
}

// entities makes a file of entities.
func (c content) entities() any {
	return c.list(3, func(i int) any {
		m := mMap{{"id", mText(fmt.Sprintf("e%d", i))}, {"type", mText("measure")}, {"name", c.words()}}
		c.maybe(&m, "aliases", func() any { return c.distinct(4) })
		c.maybe(&m, "number", func() any { return mPlain("19") })
		c.maybe(&m, "short", func() any { return c.text() })
		c.maybe(&m, "note", c.words)
		c.maybe(&m, "date", c.date)
		c.maybe(&m, "identifiers", func() any { return mRows{{"celex", c.text()}, {"eli", c.text()}} })
		c.maybe(&m, "figures", c.figures)
		c.maybe(&m, "status", c.status)
		c.maybe(&m, "claims", func() any { return c.list(3, func(int) any { return c.claim() }) })
		return m
	})
}

func (c content) distinct(most int) mList {
	var l mList
	for _, s := range rapid.SliceOfNDistinct(rapid.SampledFrom(texts()), 1, most, rapid.ID[string]).Draw(c.t, "distinct") {
		l = append(l, mText(s))
	}
	return l
}

// ontology makes an ontology.
func (c content) ontology() any {
	types := func() any { return c.bare(mList{mText("a"), mText("b")}[:1+c.upTo(1)]) }
	m := mMap{
		{"types", c.rows(func(int) mMap {
			return mMap{{"name", c.words()}, {"proper", mPlain("true")}, {"numbered", c.distinct(3)}}
		})},
		{"relations", c.rows(func(int) mMap {
			return mMap{{"inverse", c.words()}, {"name", c.words()}, {"pairs", c.list(2, func(int) any { return mMap{{"to", types()}, {"from", types()}} })}}
		})},
	}
	c.maybe(&m, "states", func() any { return c.rows(func(int) mMap { return mMap{{"name", c.words()}} }) })
	return m
}

// anyFile makes one of the kinds of files, at times an empty one.
func (c content) anyFile() (name string, v any) {
	kinds := []struct {
		name  string
		of    func() any
		empty any
	}{
		{"entities.yaml", c.entities, mList{}},
		{"ontology.yaml", c.ontology, mMap{{"types", mRows{}}, {"relations", mRows{}}}},
		{"sources.yaml", c.sources, mMap{{"sources", mRows{}}}},
		{"views.yaml", c.views, mMap{{"views", mRows{}}}},
		{"questions.yaml", c.questions, mMap{{"languages", mRows{}}, {"forms", mRows{}}}},
		{"styles.yaml", c.styles, mMap{{"types", mRows{}}, {"relations", mRows{}}}},
	}
	k := kinds[max(0, c.upTo(len(kinds)+2)-3)]
	if c.upTo(9) == 0 {
		return k.name, k.empty
	}
	return k.name, k.of()
}

// rows makes rows r0, r1 …
func (c content) rows(of func(i int) mMap) mRows {
	var m mRows
	for i := range 1 + c.upTo(3) {
		m = append(m, mPair{fmt.Sprintf("r%d", i), of(i)})
	}
	return m
}

func (c content) sources() any {
	return mMap{{"sources", c.rows(func(i int) mMap {
		m := mMap{{"file", mText(fmt.Sprintf("f%d.txt", i))}, {"title", c.words()}, {"short", c.words()}, {"lang", mText("fr")}}
		c.maybe(&m, "publisher", func() any { return c.text() })
		c.maybe(&m, "date", c.date)
		c.maybe(&m, "url", func() any { return mText("https://a.org/?q=b#c") })
		c.maybe(&m, "identifiers", func() any { return mRows{{"celex", c.text()}} })
		c.maybe(&m, "uncited", func() any {
			return c.bare(c.list(2, func(i int) any { return mMap{{"line", mPlain(fmt.Sprint(i + 1))}, {"why", c.words()}} }))
		})
		return m
	})}}
}

func (c content) views() any {
	return mMap{{"views", c.rows(func(int) mMap {
		m := mMap{{"title", c.words()}, {"focus", mText("e1")}}
		c.maybe(&m, "caption", c.words)
		m = append(m, mPair{"ways", c.list(3, func(int) any {
			w := mMap{{"expr", mText("^part-of/(equips|zones)*")}}
			c.maybe(&w, "size", func() any { return mText("page") })
			return w
		})})
		return m
	})}}
}

func (c content) styles() any {
	return mMap{
		{"types", c.rows(func(int) mMap {
			return mMap{{"text", mText("#14212e")}, {"shape", mText("box")}, {"stroke", mText("#8a6100")}, {"fill", mText("#fdf0d0")}}
		})},
		{"relations", c.rows(func(int) mMap {
			m := mMap{{"name", c.words()}, {"stroke", mText("#0b62a4")}, {"line", mText("solid")}, {"width", mPlain("1.3")}}
			c.maybe(&m, "effects", func() any { return c.bare(mList{mText("a"), mText("b")}[:1+c.upTo(1)]) })
			c.maybe(&m, "labelled", func() any { return mPlain("true") })
			return m
		})},
	}
}

// questions makes a file of questions.
func (c content) questions() any {
	both := func() mMap { return mMap{{"fr", c.distinct(4)}, {"en", c.distinct(4)}} }
	m := mMap{
		{"languages", mRows{{"fr", mMap{{"stop", c.distinct(4)}}}, {"en", mMap{{"stop", c.distinct(4)}}}}},
		{"forms", c.rows(func(int) mMap {
			f := mMap{
				{"example", c.words()}, {"understood", c.words()}, {"groups", mList{mMap{{"from", mText("x")}, {"path", mText("part-of+")}}}},
				{"fr", mList{mText("qui <q> {x}")}}, {"en", mList{mText("(a|b) {x:measure} [c*]"), mText("{x}")}},
			}
			c.maybe(&f, "nearest", func() any { return mPlain("true") })
			return f
		})},
		{"classes", mRows{{"q", both()}}},
	}
	c.maybe(&m, "members", func() any { return mText("^part-of") })
	return m
}
