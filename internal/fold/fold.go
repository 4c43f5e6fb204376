// Package fold says when two texts are the same to the people who type them, and which of many names
// comes nearest to a misspelt one.
//
// There are two depths. Typography levels what a keyboard or a typesetter decides: spaces, quotation
// marks, apostrophes, dashes, composed and decomposed accents. Text levels case, accents and the
// ligatures œ and æ as well. Neither knows a language, stems words or drops stop words.
//
//	fold.Text("Décret n° 2020‑12 «  Cœur »")   // decret n° 2020-12"coeur"
//	fold.Typography("l’État «  fort »")         // l'État"fort"
//	fold.Words("R19, l'État")                   // [r19 l etat]
//	fold.Nearest("dnerd", ids, 3)               // [dnred]
package fold

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Text returns s for comparing what people type: as Typography does, without accents, in lower case,
// with œ as oe, æ as ae and ß as ss. It is idempotent and runs in linear time.
func Text(s string) string {
	if plain(s) {
		return strings.ToLower(s)
	}
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range norm.NFKD.String(Typography(s)) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case r == 'œ' || r == 'Œ':
			b.WriteString("oe")
		case r == 'æ' || r == 'Æ':
			b.WriteString("ae")
		case r == 'ß' || r == 'ẞ':
			b.WriteString("ss")
		case r == 'ø' || r == 'Ø':
			b.WriteByte('o')
		case r == 'ł' || r == 'Ł':
			b.WriteByte('l')
		default:
			b.WriteRune(lower(r))
		}
	}
	return Typography(b.String()) // a mark that is gone may have stood between a space and a quotation mark
}

// lower is unicode.ToLower, with the final sigma and the Kelvin sign on their usual letters.
func lower(r rune) rune {
	if r == 'ς' {
		return 'σ'
	}
	return unicode.ToLower(unicode.ToUpper(r))
}

// plain reports whether s is ASCII that Typography would leave alone.
func plain(s string) bool {
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= utf8.RuneSelf || c < ' ' || c == '`' || c == 0x7f {
			return false
		}
		if c == ' ' && (i == 0 || i == len(s)-1 || s[i-1] == ' ' || s[i-1] == '"' || s[i+1] == '"') {
			return false
		}
	}
	return true
}

// Typography returns s in composed form (NFC) with every run of white space as one space and none at
// the ends, straight apostrophes, straight quotation marks without spaces beside them (French sets
// some inside, and once straight nobody knows which side is inside), hyphens for all dashes, and without soft hyphens, zero-width and other control characters.
// Case and accents stay. It is idempotent and runs in linear time.
func Typography(s string) string {
	if plain(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	space, quote := false, false // a space is due; a quotation mark was just written
	for _, r := range norm.NFC.String(s) {
		r, keep := typed(r)
		if !keep {
			continue
		}
		if r == ' ' {
			space = b.Len() > 0
			continue
		}
		if space && !quote && r != '"' {
			b.WriteByte(' ')
		}
		b.WriteRune(r)
		space, quote = false, r == '"'
	}
	return norm.NFC.String(b.String())
}

// typed maps a character to the one on a keyboard; keep is false for those that print nothing.
func typed(r rune) (_ rune, keep bool) {
	switch r {
	case '’', '‘', 'ʼ', '‛', '′', '`', '´':
		return '\'', true
	case '“', '”', '„', '‟', '«', '»', '″':
		return '"', true
	case '‐', '‑', '‒', '–', '—', '―', '−':
		return '-', true
	case '\u00ad', '\u200b', '\u2060', '\ufeff':
		return 0, false
	}
	if unicode.IsSpace(r) {
		return ' ', true
	}
	if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) {
		return 0, false
	}
	return r, true
}

// Words returns the words of s, folded as by Text: its runs of letters, digits and marks.
func Words(s string) []string {
	return strings.FieldsFunc(Text(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}
