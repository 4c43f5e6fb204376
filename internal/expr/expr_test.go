package expr

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"
)

// equal compares expressions without the offsets, which depend on spelling.
func equal(x, y Expr) string {
	return cmp.Diff(x, y, cmpopts.IgnoreFields(Step{}, "Offset"), cmpopts.IgnoreFields(Filter{}, "Offset"))
}

func TestParseBindsAsDocumented(t *testing.T) {
	a, b, c := &Step{Name: "a"}, &Step{Name: "b"}, &Step{Name: "part-of"}
	for src, want := range map[string]Expr{
		"a":                   a,
		" a / b ":             &Seq{[]Expr{a, b}},
		"a|b/part-of":         &Alt{[]Expr{a, &Seq{[]Expr{b, c}}}},
		"(a|b)/part-of":       &Seq{[]Expr{&Alt{[]Expr{a, b}}, c}},
		"^a*":                 &Inverse{&Repeat{Of: a, Max: Unbounded}},
		"(^a)+":               &Repeat{Of: &Inverse{a}, Min: 1, Max: Unbounded},
		"a?":                  &Repeat{Of: a, Max: 1},
		"a*+":                 &Repeat{Of: &Repeat{Of: a, Max: Unbounded}, Min: 1, Max: Unbounded},
		"a{2}":                &Repeat{Of: a, Min: 2, Max: 2},
		"a{2,}":               &Repeat{Of: a, Min: 2, Max: Unbounded},
		"a { , 3 }":           &Repeat{Of: a, Max: 3},
		"a{0}":                &Repeat{Of: a},
		"^a{2,3}/b":           &Seq{[]Expr{&Inverse{&Repeat{Of: a, Min: 2, Max: 3}}, b}},
		"./.*":                &Seq{[]Expr{&Any{}, &Repeat{Of: &Any{}, Max: Unbounded}}},
		"a/.":                 &Seq{[]Expr{a, &Any{}}},
		"!a":                  &Not{Forward: []*Step{a}},
		"!^a+":                &Repeat{Of: &Not{Backward: []*Step{a}}, Min: 1, Max: Unbounded},
		"!(^a|b|part-of)":     &Not{Forward: []*Step{b, c}, Backward: []*Step{a}},
		"^!a":                 &Inverse{&Not{Forward: []*Step{a}}},
		"<http://x/y>?":       &Repeat{Of: &Step{Name: "http://x/y", IRI: true}, Max: 1},
		`a[name~"l'\"eau\\"]`: &Filter{Of: a, Key: "name", Like: true, Value: `l'"eau\`},
		"^a[type=b]":          &Filter{Of: &Inverse{a}, Key: "type", Value: "b"},
		"a[x=y][z=w]/b":       &Seq{[]Expr{&Filter{Of: &Filter{Of: a, Key: "x", Value: "y"}, Key: "z", Value: "w"}, b}},
		"affects.direct":      &Step{Name: "affects.direct"},
		"^^a":                 &Inverse{&Inverse{a}},
	} {
		got, err := Parse(src)
		if err != nil {
			t.Errorf("Parse(%q): %v", src, err)
		} else if diff := equal(want, got); diff != "" {
			t.Errorf("Parse(%q) (-want +got):\n%s", src, diff)
		}
	}
}

func TestParseSaysWhatIsWrong(t *testing.T) {
	for src, want := range map[string]Error{
		"":               {0, "the expression ends", `a relation, ".", "!", "^" or "("`},
		"a//b":           {2, `found "/"`, `a relation, ".", "!", "^" or "("`},
		"a|":             {2, "the expression ends", `a relation, ".", "!", "^" or "("`},
		"(a":             {2, "the expression ends", `")"`},
		"a)":             {1, `found ")"`, `"/", "|", a filter or the end`},
		"a b":            {2, `found "b"`, `"/", "|", a filter or the end`},
		"a[type]":        {6, `found "]"`, `"=" or "~" and a value`},
		"a[type=]":       {7, `found "]"`, "the filter's value: a word, or a text in double quotes"},
		"a[=b]":          {2, `found "="`, "a filter such as type=… or cited=inside"},
		"a[type=b":       {8, "the expression ends", `"]"`},
		"a/é":            {2, `found "é"`, `a relation, ".", "!", "^" or "("`},
		"a/..":           {3, `found "."`, `"/", "|", a filter or the end`},
		"!(a":            {3, "the expression ends", `"|" or ")"`},
		"!a|!(b/c)":      {6, `found "/"`, `"|" or ")"`},
		"!!a":            {1, `found "!"`, `a relation, or "^" and a relation`},
		"!(a(b)":         {3, `found "("`, `"|" or ")"`},
		"!(a|(b))":       {4, `found "("`, `a relation, or "^" and a relation`},
		"a{}":            {2, `found "}"`, `a count such as {2}, {1,} or {1,3}`},
		"a{,}":           {3, `found "}"`, "a number after the comma"},
		"a{3,2}":         {2, "from 3 to 2 times", "the smaller number first"},
		"a{x}":           {2, `found "x"`, "a whole number from 0 to 10000"},
		"a{2,99999}":     {4, `found "99999"`, "a whole number from 0 to 10000"},
		"a{2":            {3, "the expression ends", `"}"`},
		"a/<http://x y>": {2, `found "<"`, `a relation, ".", "!", "^" or "("`},
		`a[name~"x]`:     {7, `found "\""`, "the filter's value: a word, or a text in double quotes"},
		"a<b>":           {1, "found <b>", `"/", "|", a filter or the end`},
		"a.":             {1, `found "."`, `"/", "|", a filter or the end`},
		"\xff":           {0, `found "\xff"`, `a relation, ".", "!", "^" or "("`},
		"a/{2}":          {2, `found "{"`, `a relation, ".", "!", "^" or "("`},
		"recommends/+up": {11, `found "+"`, `a relation, ".", "!", "^" or "("`},
	} {
		_, err := Parse(src)
		var got *Error
		if !errors.As(err, &got) {
			t.Errorf("Parse(%q) = %v, want an *Error", src, err)
		} else if *got != want {
			t.Errorf("Parse(%q):\n got %+v\nwant %+v", src, *got, want)
		}
	}
}

func TestParseRefusesWhatIsTooLargeOrDeep(t *testing.T) {
	for _, src := range []string{
		strings.Repeat("a/", MaxLength),
		strings.Repeat("(", maxDepth+1) + "a" + strings.Repeat(")", maxDepth+1),
		strings.Repeat("^", maxDepth+1) + "a",
		"a" + strings.Repeat("*", maxDepth+1),
	} {
		if _, err := Parse(src); err == nil {
			t.Errorf("Parse of %d bytes %.10q… gave no error", len(src), src)
		}
	}
}

func TestNamesKeepTheirPlace(t *testing.T) {
	src := "recommends/^part-of*/(equips|tasks)[cited=inside]"
	x, err := Parse(src)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, s := range Names(x) {
		if !strings.HasPrefix(src[s.Offset:], s.Name) {
			t.Errorf("%s is not at offset %d", s.Name, s.Offset)
		}
		names = append(names, s.Name)
	}
	if diff := cmp.Diff([]string{"recommends", "part-of", "equips", "tasks"}, names); diff != "" {
		t.Error(diff)
	}
}

// drawn makes random expressions, as trees.
func drawn(depth int) *rapid.Generator[Expr] {
	return rapid.Custom(func(t *rapid.T) Expr {
		kind := 0
		if depth > 0 {
			kind = rapid.IntRange(0, 8).Draw(t, "kind")
		}
		sub := func() Expr { return drawn(depth-1).Draw(t, "sub") }
		switch kind {
		case 1:
			return &Inverse{sub()}
		case 2:
			return list(sub(), sub(), func(p []Expr) Expr { return &Seq{p} })
		case 3:
			return list(sub(), sub(), func(p []Expr) Expr { return &Alt{p} })
		case 4:
			r := Repeat{Of: sub(), Min: rapid.IntRange(0, 3).Draw(t, "min"), Max: Unbounded}
			if rapid.Bool().Draw(t, "bounded") {
				r.Max = r.Min + rapid.IntRange(0, 2).Draw(t, "more")
			}
			return &r
		case 5:
			f := Filter{Of: sub(), Key: "type", Like: rapid.Bool().Draw(t, "like"), Value: "court"}
			if rapid.Bool().Draw(t, "quoted") {
				f.Value = rapid.String().Draw(t, "value")
			}
			return &f
		case 6:
			n := &Not{}
			name := rapid.SampledFrom([]string{"a", "b", "part-of"})
			for range rapid.IntRange(0, 2).Draw(t, "forward") {
				n.Forward = append(n.Forward, &Step{Name: name.Draw(t, "name")})
			}
			for range rapid.IntRange(1, 2).Draw(t, "backward") {
				n.Backward = append(n.Backward, &Step{Name: name.Draw(t, "name")})
			}
			return n
		case 7:
			return &Any{}
		case 8:
			return &Step{Name: "https://kg.example/r/a?b=c#d", IRI: true}
		}
		return &Step{Name: rapid.SampledFrom([]string{"a", "part-of", "affects.direct", "x_1"}).Draw(t, "name")}
	})
}

func list(x, y Expr, of func([]Expr) Expr) Expr { return of([]Expr{x, y}) }

func TestParseAfterStringIsTheIdentity(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := drawn(5).Draw(t, "x")
		// "a/(b/c)" and "a/b/c" are different trees that print apart, so the identity is exact.
		got, err := Parse(x.String())
		if err != nil {
			t.Fatalf("Parse(%q): %v", x, err)
		}
		if diff := equal(x, got); diff != "" {
			t.Fatalf("Parse(%q) (-drawn +parsed):\n%s", x, diff)
		}
	})
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"a", "^a*/(b|c)[type=d]+", "a[cited=inside]", "((", "a.b", "\xff[", "a/b|c?", "!(a|^<b>){2,3}", `.[name~"\\"x"]`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, src string) {
		x, err := Parse(src)
		if err != nil {
			return
		}
		again, err := Parse(x.String())
		if err != nil {
			t.Fatalf("%q printed as %q, which does not parse: %v", src, x, err)
		}
		if diff := equal(x, again); diff != "" {
			t.Fatalf("%q printed as %q, which is another expression:\n%s", src, x, diff)
		}
	})
}
