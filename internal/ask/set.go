package ask

import (
	"slices"
	"strings"

	"kg/internal/query"
)

// Set is the entities that a question names in one place.
type Set struct {
	Text string // as it can be typed again: of one entity its id
	IDs  []string
}

// NewSet is what a selection stands for, typed as text.
func NewSet(text string, s query.Selection) Set {
	if s.One && len(s.IDs) == 1 {
		text = s.IDs[0]
	}
	return Set{strings.TrimSpace(text), s.IDs}
}

// One reports whether the set is a single entity.
func (s Set) One() bool { return len(s.IDs) == 1 }

// word is the set as a word of a command line.
func (s Set) word() string { return Word(s.Text) }

// Word quotes a text so that a shell takes it as one word, where it has to be quoted for that (POSIX.1-2024, Shell Command Language, 2.2).
func Word(text string) string {
	plain := func(r rune) bool {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("-_.,:/=@%+", r) || r >= 0x80
	}
	switch {
	case text != "" && strings.IndexFunc(text, func(r rune) bool { return !plain(r) }) < 0:
		return text
	case !strings.ContainsAny(text, "\"$`\\!"):
		return `"` + text + `"`
	}
	return "'" + strings.ReplaceAll(text, "'", `'\''`) + "'"
}

// focus is the ids of several sets, each once, in their order.
func focus(sets ...Set) []string {
	var ids []string
	seen := map[string]bool{}
	for _, s := range sets {
		for _, id := range s.IDs {
			if !seen[id] {
				seen[id] = true
				ids = append(ids, id)
			}
		}
	}
	return slices.Clip(ids)
}

// setLabel names a set in a heading: by its label where it is one entity, else as it was typed.
func (p *printer) setLabel(s Set) string {
	if s.One() {
		return p.label(s.IDs[0])
	}
	return s.Text
}
