package model

import "slices"

// AsOf is the dataset as it stood on a day: without entities of a later date, without claims about them, that
// begin later or have ended, and without what happened or was counted later. What has no date stays.
// Dates may be years, months or days; a year or a month holds every day in it. The copy's Date says so. The original is not
// changed, and shares what stays the same.
func (d *Dataset) AsOf(date string) *Dataset {
	out := *d
	out.Date = date
	if d.Date != "" && Later(date, d.Date) {
		out.Date = d.Date // what came after that is gone already
	}
	later := func(s string) bool { return s != "" && Later(s, date) }
	gone := map[string]bool{}
	for _, e := range d.Entities {
		gone[e.ID] = later(e.Date)
	}
	out.Entities = slices.DeleteFunc(slices.Clone(d.Entities), func(e Entity) bool { return gone[e.ID] })
	out.Claims = slices.DeleteFunc(slices.Clone(d.Claims), func(c Claim) bool {
		return gone[c.From] || gone[c.To] || later(c.Since) || c.Until != "" && Later(date, c.Until)
	})
	for i := range out.Claims {
		out.Claims[i].Status = statusAsOf(out.Claims[i].Status, date)
	}
	for i := range out.Entities {
		e := &out.Entities[i]
		e.Status = statusAsOf(e.Status, date)
		e.Figures = slices.DeleteFunc(slices.Clone(e.Figures), func(f Figure) bool { return later(f.Date) })
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
