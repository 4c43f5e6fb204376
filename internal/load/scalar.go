package load

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"go.yaml.in/yaml/v3"

	"kg/internal/diag"
	"kg/internal/fold"
	"kg/internal/model"
)

// str returns a scalar's text without outer white space; "" for nil and, with a diagnostic, for
// anything else. Numbers and words such as yes stay as they are written.
func (f *file) str(n *yaml.Node, what string) string {
	if n == nil || isNull(n) {
		return "" // get has said so
	}
	if n.Kind != yaml.ScalarNode {
		f.wrong(n, what, "")
		return ""
	}
	s := strings.TrimSpace(n.Value)
	if s == "" {
		f.diags.Add(diag.Empty, f.at(n), "an empty text, expected %s", what)
	}
	return s
}

// text returns a text in both languages; the zero Text for nil.
func (f *file) text(n *yaml.Node, what string) model.Text {
	if n == nil || isNull(n) {
		return model.Text{}
	}
	if n.Kind != yaml.MappingNode {
		f.wrong(n, what+" in both languages", "write {fr: …, en: …}")
		return model.Text{}
	}
	m, _ := f.mapping(n, what, langs())
	get := func(l model.Lang) string {
		v := m.get(string(l))
		if v == nil {
			f.diags.Add(diag.MissingLang, f.at(n), "%s lacks its %s text", what, languageName(l)).Hint = fmt.Sprintf("add %s: …", l)
		}
		return f.str(v, what)
	}
	return model.Text{FR: get(model.French), EN: get(model.English)}
}

func langs() []string {
	var out []string
	for _, l := range model.Langs() {
		out = append(out, string(l))
	}
	return out
}

func languageName(l model.Lang) string {
	if l == model.English {
		return "English"
	}
	return "French"
}

// list returns the items of a list; a single scalar or mapping counts as a list of one when single is set.
func (f *file) list(n *yaml.Node, what string, single bool) []*yaml.Node {
	switch {
	case n == nil || isNull(n):
		return nil
	case n.Kind == yaml.SequenceNode:
		if len(n.Content) == 0 {
			f.diags.Add(diag.Empty, f.at(n), "an empty list, expected %s", what).Hint = "leave the key out"
		}
		return n.Content
	case single && (n.Kind == yaml.ScalarNode || n.Kind == yaml.MappingNode):
		return []*yaml.Node{n}
	default:
		f.wrong(n, "a list of "+what, "write [ … ], or one item a line after a hyphen")
		return nil
	}
}

// strs returns the texts of a list, none of them twice.
func (f *file) strs(n *yaml.Node, what string, single bool) []string {
	var out []string
	var seen map[string]bool // of a list so long that looking through it again would take its time
	for _, item := range f.list(n, what, single) {
		if len(out) == 32 {
			seen = make(map[string]bool, len(n.Content))
			for _, s := range out {
				seen[s] = true
			}
		}
		if isNull(item) {
			f.diags.Add(diag.Empty, f.at(item), "an empty item, expected %s", what)
			continue
		}
		s := f.str(item, what)
		if s == "" {
			continue
		}
		if seen[s] || seen == nil && slices.Contains(out, s) {
			f.diags.Add(diag.Repeated, f.at(item), "%q stands twice in the list", short(s))
			continue
		}
		out = append(out, s)
		if seen != nil {
			seen[s] = true
		}
	}
	return out
}

// choice returns a scalar that is one of the allowed values; "" for nil.
func (f *file) choice(n *yaml.Node, what string, allowed []string) string {
	s := f.str(n, what)
	if s != "" && !slices.Contains(allowed, s) {
		f.diags.Add(diag.BadValue, f.at(n), "%q is no %s, expected %s", short(s), what, oneOf(allowed)).Hint = didYouMean(s, allowed)
	}
	return s
}

// flag returns true or false; false for nil.
func (f *file) flag(n *yaml.Node, what string) bool {
	return f.choice(n, what, []string{"true", "false"}) == "true"
}

// lineNumber returns a line counted from 1; 0 for nil and, with a diagnostic, for anything else.
func (f *file) lineNumber(n *yaml.Node) int {
	s := f.str(n, "a line number")
	if s == "" {
		return 0
	}
	i, err := strconv.Atoi(s)
	switch {
	case err != nil:
		f.diags.Add(diag.WrongType, f.at(n), "%q, expected a line number", short(s))
	case f.src != nil && n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle) != 0: // a spreadsheet has no quotes
		f.diags.Add(diag.WrongType, f.at(n), "a text in quotes, expected a line number").Hint = fmt.Sprintf("write %d", i)
	case i < 1:
		f.diags.Add(diag.BadNumber, f.at(n), "line %d, expected 1 or more: lines are counted from 1", i)
	case i > 1_000_000:
		f.diags.Add(diag.BadNumber, f.at(n), "line %d, expected at most 1000000", i)
	default:
		return i
	}
	return 0
}

// withWord is a number with the word that stands before it, or the sign for one.
var withWord = lazily(`^(?i:[#№]|n[°º]s?|[\pL°º]+[.]?\s|no?\.)\s*(\d.*)$`)

// number returns what comes after the word of a type: 19, 3 a; "" for nil.
func (f *file) number(n *yaml.Node) string {
	s := f.str(n, "a number")
	if m := withWord().FindStringSubmatch(s); m != nil {
		f.diags.Add(diag.BadValue, f.at(n), "%q, expected a number without a word before it", short(s)).Hint = "write " + short(m[1])
		return ""
	}
	return s
}

// date returns an ISO 8601 date; "" for nil.
func (f *file) date(n *yaml.Node) string {
	s := f.str(n, "a date")
	if s != "" && !model.ValidDate(s) {
		f.diags.Add(diag.BadDate, f.at(n), "%q is no date, expected a year, a month or a day: 2024, 2024-05 or 2024-05-14", short(s)).
			Hint = isoHint(s)
		return ""
	}
	return s
}

// id returns an id in kebab-case; "" for nil and, with a diagnostic, for anything else.
func (f *file) id(n *yaml.Node, what string) string {
	s := f.str(n, "the id of "+what)
	if s != "" && !kebab(s) {
		f.diags.Add(diag.BadID, f.at(n), "%q is no id, expected lower-case letters and digits joined by single hyphens", short(s)).
			Hint = kebabHint(s)
		return ""
	}
	return s
}

// kebab reports whether s is in kebab-case.
func kebab(s string) bool {
	hyphen := true
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c >= 'a' && c <= 'z' || c >= '0' && c <= '9':
			hyphen = false
		case c == '-' && !hyphen:
			hyphen = true
		default:
			return false
		}
	}
	return !hyphen
}

// kebabHint is the id that was probably meant.
func kebabHint(s string) string {
	words := fold.Words(s)
	if id := strings.Join(words, "-"); kebab(id) {
		return "write " + id
	}
	return ""
}

// lazily is a pattern that is compiled when it is first asked for: most runs need none, and all of them
// together take a tenth of a millisecond of every start.
func lazily(pattern string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(pattern) })
}
