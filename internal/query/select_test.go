package query

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestSelect(t *testing.T) {
	e := small(t)
	for text, want := range map[string][]string{
		"police":                              {"police"},
		" type:court ":                        {"court"},
		"type:court + police":                 {"court", "police"},
		"type:court - court":                  nil,
		"(type:court + police) & police":      {"police"},
		"police + type:court & court":         {"court", "police"},
		"all - all":                           nil,
		`"police" + unit`:                     {"police", "unit"},
		"r1 -> has":                           {"m1"},
		"r1 -> has/^part-of*":                 {"m1", "m1a"},
		"r1 -> has -> ^part-of - m1a":         nil,
		"(r1 + unit) -> (has[type=measure])?": {"m1", "r1", "unit"},
	} {
		got, err := e.Select(t.Context(), text)
		if err != nil {
			t.Errorf("%q: %v", text, err)
		} else if diff := cmp.Diff(want, got.IDs); diff != "" {
			t.Errorf("%q (-want +got):\n%s", text, diff)
		}
	}
	if s, err := e.Select(t.Context(), " ? "); err != nil || !s.Free {
		t.Errorf("?: %v %v", s, err)
	}
	if s, _ := e.Select(t.Context(), `"police"`); !s.One {
		t.Error(`"police" in quotes is no longer one entity`)
	}
}

func TestSelectSaysWhatIsWrong(t *testing.T) {
	e := small(t)
	for text, want := range map[string]string{
		"type:cuort":              `column 1: no type is called "cuort"; did you mean "court"?`,
		"police + type:court + ":  `column 23: nothing to select`,
		"police + type:court + ?": `column 23: "?" stands alone`,
		"(police + unit":          `column 15: a group that does not end; expected ")"`,
		"police) + unit":          `column 7: found ")"`,
		"police -> has//has":      `column 15: found "/"`,
		"police -> hsa":           `column 11: no relation is called "hsa"; did you mean "has"?`,
		strings.Repeat("(", 200) + "police + unit" + strings.Repeat(")", 200): "nested too deeply",
	} {
		_, err := e.Select(t.Context(), text)
		var where *SelectError
		if !errors.As(err, &where) || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %s", text, err, want)
		}
	}
	var unknown *UnknownError
	if _, err := e.Select(t.Context(), "police + polise"); !errors.As(err, &unknown) || unknown.Text != "polise" {
		t.Errorf("%v", err)
	}
}

func FuzzSelect(f *testing.F) {
	for _, s := range []string{"police", "type:court + (police - unit) & all", `r1 -> has[name~"a + b"] + "x`, "((", "? - a", "a -> \xff"} {
		f.Add(s)
	}
	e := small(f)
	f.Fuzz(func(t *testing.T, text string) {
		s, err := e.Select(t.Context(), text)
		if err == nil && s.Free && s.IDs != nil {
			t.Fatalf("%q is free, and is %v", text, s.IDs)
		}
	})
}
