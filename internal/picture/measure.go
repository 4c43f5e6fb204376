package picture

import (
	"sync"
	"unicode"

	"github.com/go-fonts/liberation/liberationsansbold"
	"github.com/go-fonts/liberation/liberationsansregular"
	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// FontFamily is the CSS font stack of every text: the fonts that share the measured advances come first.
const FontFamily = "Liberation Sans, Arial, Helvetica, sans-serif"

// unitsPerEm is the resolution of Liberation Sans, in which advances are kept.
const unitsPerEm = 2048

// tableEnd bounds the runes whose advances are read at once: Latin with all its accents.
const tableEnd = 0x250

// advances are the widths of one weight. Reading the table costs 50 µs once per process and weight
// (a generated Go table would save those and nothing else); a glyph outside it costs 0.1 µs each time.
type advances struct {
	font  *sfnt.Font
	table [tableEnd]uint16
}

var (
	regular = sync.OnceValue(func() *advances { return readAdvances(liberationsansregular.TTF) })
	bold    = sync.OnceValue(func() *advances { return readAdvances(liberationsansbold.TTF) })
)

// readAdvances parses a font. A font that cannot be parsed measures like one of average width: the fonts
// are compiled in, so only a broken build could come here, and the tests would say so.
func readAdvances(ttf []byte) *advances {
	a := &advances{}
	f, err := sfnt.Parse(ttf)
	if err == nil {
		a.font = f
	}
	var buf sfnt.Buffer
	for r := rune(0x20); r < tableEnd; r++ {
		a.table[r] = a.glyph(&buf, r)
	}
	return a
}

// Width is the measured width of one line of text in points, without kerning. Runes that the font
// lacks are counted as one em where they are East Asian or pictures, else as 0.6 em; marks that combine
// and invisible controls count nothing.
func Width(text string, size float64, isBold bool) float64 {
	a := regular()
	if isBold {
		a = bold()
	}
	return float64(a.units(text)) * size / unitsPerEm
}

func (a *advances) units(text string) int {
	total := 0
	for _, r := range text {
		if r < tableEnd && r >= 0x20 {
			total += int(a.table[r])
			continue
		}
		total += int(a.glyph(nil, r))
	}
	return total
}

// glyph is the advance of a rune in font units.
func (a *advances) glyph(buf *sfnt.Buffer, r rune) uint16 {
	if unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf, unicode.Cc) {
		return 0
	}
	if buf == nil {
		buf = &sfnt.Buffer{}
	}
	if a.font != nil {
		if index, err := a.font.GlyphIndex(buf, r); err == nil && index != 0 {
			if w, err := a.font.GlyphAdvance(buf, index, fixed.Int26_6(unitsPerEm<<6), font.HintingNone); err == nil {
				return uint16(w >> 6)
			}
		}
	}
	if wide(r) {
		return unitsPerEm
	}
	return unitsPerEm * 6 / 10
}

// wide tells the blocks whose glyphs are a full em: East Asian letters and pictographs.
func wide(r rune) bool {
	return r >= 0x1100 && r <= 0x115f || r >= 0x2e80 && r <= 0xd7a3 || r >= 0xf900 && r <= 0xfaff ||
		r >= 0xfe30 && r <= 0xfe6f || r >= 0xff00 && r <= 0xff60 || r >= 0x1f000
}
