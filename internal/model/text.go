package model

// Lang is a language that kg speaks, as an ISO 639-1 code.
type Lang string

// The languages of every text of a dataset, French first.
const (
	French  Lang = "fr"
	English Lang = "en"
)

// Langs lists the languages in the order in which kg writes them.
func Langs() []Lang { return []Lang{French, English} }

// Text is a text in every language of kg. A checked dataset has no Text with one language missing,
// and no empty Text where one is required.
type Text struct {
	FR string `json:"fr"`
	EN string `json:"en"`
}

// In returns the text in a language; an unknown language reads as French.
func (t Text) In(l Lang) string {
	if l == English {
		return t.EN
	}
	return t.FR
}

// IsZero reports whether the text is empty in both languages.
func (t Text) IsZero() bool { return t == Text{} }
