package model

import "time"

// ValidDate reports whether s is an ISO 8601 calendar date as kg accepts it: 2024, 2024-05 or 2024-05-14.
func ValidDate(s string) bool {
	for _, layout := range []string{"2006", "2006-01", "2006-01-02"} {
		if _, err := time.Parse(layout, s); err == nil && len(s) == len(layout) {
			return true
		}
	}
	return false
}
