package view

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"kg/internal/model"
)

// dateWords says as of when the dataset was taken: "état au 15 mars 2024", "état en 1990". A date that is no day, month or year
// of ISO 8601 stays as it is.
func (d *drawing) dateWords(date string) string {
	months := strings.Fields("January February March April May June July August September October November December")
	if d.lang == model.French {
		months = strings.Fields("janvier février mars avril mai juin juillet août septembre octobre novembre décembre")
	}
	if t, err := time.Parse("2006-01-02", date); err == nil {
		day := strconv.Itoa(t.Day())
		if d.lang == model.French && t.Day() == 1 {
			day = "1er"
		}
		return fmt.Sprintf(d.asOfDay, fmt.Sprintf("%s %s %d", day, months[t.Month()-1], t.Year()))
	}
	if t, err := time.Parse("2006-01", date); err == nil {
		date = fmt.Sprintf("%s %d", months[t.Month()-1], t.Year())
	}
	return fmt.Sprintf(d.asOf, date)
}
