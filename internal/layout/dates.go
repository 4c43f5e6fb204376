package layout

import (
	"strconv"
	"strings"
	"time"
)

// date is a node's date, as exact as it is known.
type date struct {
	year, month, day int // month and day are 0 where they are not known
}

// dateOf reads YYYY, YYYY-MM or YYYY-MM-DD (ISO 8601), with whatever follows a T left out; false for anything else.
func dateOf(text string) (date, bool) {
	text, _, _ = strings.Cut(text, "T")
	for _, layout := range []string{"2006-01-02", "2006-01", "2006"} {
		if t, err := time.Parse(layout, text); err == nil {
			d := date{year: t.Year()}
			if len(layout) > 4 {
				d.month = int(t.Month())
			}
			if len(layout) > 7 {
				d.day = t.Day()
			}
			return d, true
		}
	}
	return date{}, false
}

// number puts dates in order: a year before its months, a month before its days.
func (d date) number() int { return (d.year*13+d.month)*32 + d.day }

// in writes a date in a language: "13 juin 2025", "juin 2025", "2025". Languages other than French have it in English.
func (d date) in(lang string) string {
	year := strconv.Itoa(d.year)
	if d.month == 0 {
		return year
	}
	month := months(lang)[d.month-1]
	if d.day == 0 {
		return month + " " + year
	}
	day := strconv.Itoa(d.day)
	if lang == "fr" && d.day == 1 {
		day = "1er"
	}
	return day + " " + month + " " + year
}

// months are short enough to stand beside a box.
func months(lang string) []string {
	if lang == "fr" {
		return []string{"janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."}
	}
	return []string{"Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec"}
}

// undated heads the box of what has no date.
func undated(lang string) string {
	if lang == "fr" {
		return "Sans date"
	}
	return "Undated"
}

// unit is what a tick of the axis stands for.
type unit int

const (
	byMonth  unit = 1
	byYear   unit = 12
	byDecade unit = 120
)

// unitFor is months for up to two years, decades for more than sixty, else years.
func unitFor(first, last date) unit {
	switch span := last.year - first.year; {
	case span <= 1 && first.month > 0:
		return byMonth
	case span > 60:
		return byDecade
	}
	return byYear
}

// period numbers the units; a date without a month is at the beginning of its year.
func (u unit) period(d date) int { return (d.year*12 + max(0, d.month-1)) / int(u) }

// name is what stands at a tick.
func (u unit) name(period int, lang string) string {
	first := period * int(u)
	if u == byMonth {
		return months(lang)[first%12] + " " + strconv.Itoa(first/12)
	}
	return strconv.Itoa(first / 12)
}
