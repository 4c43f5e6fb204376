package fold

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"
)

// MaxName is the length in bytes beyond which a name is not compared: the distance is quadratic.
const MaxName = 200

// Nearest returns at most n of the names, those nearest to what was typed first, without repeating one.
// Names are compared folded (see Text) by the number of letters to change, one for each three typed
// letters and at least one; a name that holds what was typed (three letters or more), or is
// at least half of it, comes after those. Equal ones stand in the order of their bytes. It returns nil when
// nothing is near. Cost: one distance per name.
func Nearest(typed string, names []string, n int) []string {
	want := Text(typed)
	if want == "" || n <= 0 || len(want) > MaxName {
		return nil
	}
	type near struct {
		name  string
		score int
	}
	var found []near
	for _, name := range names {
		if score, ok := nearness(want, Text(name)); ok {
			found = append(found, near{name, score})
		}
	}
	slices.SortFunc(found, func(a, b near) int {
		return cmp.Or(cmp.Compare(a.score, b.score), cmp.Compare(a.name, b.name))
	})
	found = slices.CompactFunc(found, func(a, b near) bool { return a.name == b.name })
	var out []string
	for _, f := range found[:min(n, len(found))] {
		out = append(out, f.name)
	}
	return out
}

// nearness grades a folded name against what was typed: lower is nearer, false is too far.
func nearness(typed, name string) (int, bool) {
	if name == "" || len(name) > MaxName {
		return 0, false
	}
	letters := utf8.RuneCountInString(typed)
	limit := max(1, letters/3)
	if diff := letters - utf8.RuneCountInString(name); diff <= limit && -diff <= limit {
		if d := distance(typed, name); d <= limit && d < letters {
			return d, true
		}
	}
	if letters >= 3 && strings.Contains(name, typed) || 2*len(name) >= len(typed) && len(name) >= 3 && strings.Contains(typed, name) {
		return limit + 1 + abs(len(name)-len(typed)), true
	}
	return 0, false
}

// distance counts the letters to change, two neighbours swapped (dnerd, dnred) as one.
func distance(a, b string) int {
	d := levenshtein.ComputeDistance(a, b)
	if d == 2 && swapped([]rune(a), []rune(b)) {
		return 1
	}
	return d
}

func swapped(a, b []rune) bool {
	if len(a) != len(b) {
		return false
	}
	for i := 0; i+1 < len(a); i++ {
		if a[i] != b[i] {
			return a[i] == b[i+1] && a[i+1] == b[i] && slices.Equal(a[i+2:], b[i+2:])
		}
	}
	return false
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}
