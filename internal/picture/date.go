package picture

import (
	"strconv"
	"strings"
	"time"
)

// SpokenDate is a date (YYYY, YYYY-MM or YYYY-MM-DD, ISO 8601) in words that are read aloud: "13 juin 2025", "juin 2025", "2025". Languages other than French have
// it in English. It is "" for anything else.
func SpokenDate(iso, lang string) string {
	iso, _, _ = strings.Cut(iso, "T") // the time of day is left out
	for _, layout := range []string{time.DateOnly, "2006-01", "2006"} {
		t, err := time.Parse(layout, iso)
		if err != nil {
			continue
		}
		words := strconv.Itoa(t.Year())
		if len(layout) > len("2006") {
			words = month(t.Month(), lang) + " " + words
		}
		if layout != time.DateOnly {
			return words
		}
		day := strconv.Itoa(t.Day())
		if lang == "fr" && t.Day() == 1 {
			day = "1er"
		}
		return day + " " + words
	}
	return ""
}

func month(m time.Month, lang string) string {
	if lang != "fr" {
		return m.String()
	}
	return []string{"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"}[m-1]
}
