package model

import "slices"

// AsOf is the dataset as it stood on a day: without the claims that begin later or have ended, and
// without what happened later. What has no date stays. Dates may be years, months or days; a year or
// a month holds every day in it. The original is not changed, and shares what stays the same.
func (d *Dataset) AsOf(date string) *Dataset {
	out := *d
	out.Claims = slices.DeleteFunc(slices.Clone(d.Claims), func(c Claim) bool {
		return c.Since != "" && Later(c.Since, date) || c.Until != "" && Later(date, c.Until)
	})
	for i := range out.Claims {
		out.Claims[i].Status = statusAsOf(out.Claims[i].Status, date)
	}
	out.Entities = slices.Clone(d.Entities)
	for i := range out.Entities {
		out.Entities[i].Status = statusAsOf(out.Entities[i].Status, date)
	}
	return &out
}

func statusAsOf(list []Status, date string) []Status {
	return slices.DeleteFunc(slices.Clone(list), func(s Status) bool { return s.Date != "" && Later(s.Date, date) })
}

// Later reports whether the whole of an ISO date lies after another: 2024-05 is later than 2024-04-30,
// and not later than 2024 or 2024-05-31.
func Later(a, b string) bool {
	n := min(len(a), len(b))
	return a[:n] > b[:n]
}

// Disagree reports whether two ISO dates cannot be the same day: 2024 and 2025-01 do, 2024 and 2024-05 do not.
func Disagree(a, b string) bool { return Later(a, b) || Later(b, a) }
