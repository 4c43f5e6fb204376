package load

import (
	"fmt"
	"slices"
	"strings"

	"kg/internal/fold"
	"kg/internal/model"
)

// isoHint rewrites a date as people write them: day first, or with the name of the month.
func isoHint(s string) string {
	parts := strings.FieldsFunc(s, func(r rune) bool { return r == '/' || r == '.' || r == '-' })
	if len(parts) == 3 && len(parts[2]) == 4 {
		slices.Reverse(parts)
	}
	for _, parts := range [][]string{parts, spelt(s)} {
		for i, p := range parts {
			if len(p) == 1 {
				parts[i] = "0" + p
			}
		}
		if iso := strings.Join(parts, "-"); iso != s && model.ValidDate(iso) {
			return fmt.Sprintf("write %s", iso)
		}
	}
	return ""
}

// spelt is a date with the name of its month, in French or English and in any order, as year, month and day, or as year
// and month; nil when it is none.
func spelt(s string) []string {
	var year, month, day string
	for _, w := range fold.Words(s) {
		number := strings.TrimRight(w, "abcdefghijklmnopqrstuvwxyz")
		m := monthNumber(w)
		switch {
		case m != "" && month == "":
			month = m
		case len(number) == 4 && number == w && year == "":
			year = number
		case (len(number) == 1 || len(number) == 2) && slices.Contains([]string{"", "er", "st", "nd", "rd", "th"}, w[len(number):]) && day == "":
			day = number
		case !slices.Contains([]string{"le", "du", "the", "of", "en", "in"}, w):
			return nil
		}
	}
	switch {
	case year == "" || month == "":
		return nil
	case day == "":
		return []string{year, month}
	}
	return []string{year, month, day}
}

// monthNumber is the number of a month, in two digits, by its folded name or the short form of that; "" for all other words.
func monthNumber(word string) string {
	for i, names := range []string{
		"janvier janv january jan", "fevrier fevr fev february feb", "mars march mar", "avril avr april apr", "mai may", "juin june jun",
		"juillet juil july jul", "aout august aug", "septembre september sept sep", "octobre october oct", "novembre november nov",
		"decembre december dec",
	} {
		if slices.Contains(strings.Fields(names), word) {
			return fmt.Sprintf("%02d", i+1)
		}
	}
	return ""
}
