package phrase

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"kg/internal/model"
)

// figures turns the number words at the end of a text into a figure: "recommandation dix-neuf".
func (n *names) figures(words []string) ([]string, bool) {
	for i := 1; i < len(words); i++ {
		for _, g := range n.tongues {
			if v, ok := g.numbers[strings.Join(words[i:], " ")]; ok {
				return append(slices.Clone(words[:i]), strconv.Itoa(v)), true
			}
		}
	}
	return nil, false
}

// byDate finds what a text names by some of its words and its date: "audition du 12 mars 2024".
func (n *names) byDate(words []string, g *tongue) []int {
	if !slices.ContainsFunc(words, func(w string) bool { return digit(w) }) {
		return nil
	}
	for i := range words {
		for j := min(len(words), i+5); j > i; j-- {
			date, ok := n.date(words[i:j])
			if !ok {
				continue
			}
			rest := slices.Concat(words[:i], words[j:])
			if len(rest) == 0 {
				return nil
			}
			return n.onDate(date, strings.Fields(n.keys(rest, g)[2]), g, func(model.Entity) bool { return true })
		}
	}
	return nil
}

func (n *names) onDate(date string, rest []string, g *tongue, fit func(model.Entity) bool) []int {
	var found []int
	for _, i := range n.dated {
		e := n.data.Entities[i]
		if !strings.HasPrefix(e.Date, date) || !fit(e) {
			continue
		}
		typ, _ := n.data.Ontology.Type(e.Type)
		said := texts(tokens(strings.Join([]string{e.Name.FR, e.Name.EN, typ.Name.FR, typ.Name.EN, strings.Join(e.Aliases, " ")}, " ")))
		for i, w := range said {
			said[i] = g.level(w)
		}
		if !slices.ContainsFunc(rest, func(w string) bool { return !slices.Contains(said, w) }) {
			found = append(found, i)
		}
	}
	return found
}

// date reads words that are a date and nothing else, but for words that say nothing: a day, a month or a year.
func (n *names) date(words []string) (string, bool) {
	var day, month, year int
	for _, w := range words {
		number, err := strconv.Atoi(strings.TrimRight(w, "abcdefghijklmnopqrstuvwxyz"))
		switch {
		case n.month(w) > 0 && month == 0:
			month = n.month(w)
		case err == nil && number >= 1000 && number < 10000 && year == 0:
			year = number
		case err == nil && number >= 1 && number <= 31 && day == 0:
			day = number
		case !slices.ContainsFunc(n.tongues, func(g *tongue) bool { return g.stop[w] }):
			return "", false
		}
	}
	switch {
	case year == 0 || day > 0 && month == 0:
		return "", false
	case day > 0:
		return fmt.Sprintf("%04d-%02d-%02d", year, month, day), true
	case month > 0:
		return fmt.Sprintf("%04d-%02d", year, month), true
	}
	return strconv.Itoa(year), true
}

func (n *names) month(word string) int {
	for _, g := range n.tongues {
		if m := g.months[word]; m > 0 {
			return m
		}
	}
	return 0
}
