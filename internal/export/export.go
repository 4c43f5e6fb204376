// Package export holds the contract of the formats in which a picture is written. It knows none of
// them: each is a package of its own below this one, and package formats lists them.
//
//	f, ok := formats.ByName("svg")
//	err := export.WriteFile("rec-19.svg", func(w io.Writer) error {
//		return f.Write(w, placed, export.Options{})
//	})
package export

import (
	"fmt"
	"io"

	"kg/internal/picture"
)

// Format writes pictures in one language of the world. Implementations have no state, write the same
// bytes for the same picture, and return the writer's first error.
type Format interface {
	Name() string      // what --format takes: "svg"
	Extension() string // with its dot: ".svg"
	MediaType() string // "image/svg+xml"
	// NeedsPlacing tells whether Write wants positions. Without, a Placed that has only its Picture will do.
	NeedsPlacing() bool
	Write(w io.Writer, p *picture.Placed, o Options) error
}

// Profile is what the output is for.
type Profile string

// The profiles; the empty one means Standalone.
const (
	Standalone Profile = "standalone" // a file of its own, as <img> shows it
	Inline     Profile = "inline"     // part of a page, which styles it
)

// Options are what a caller may choose. A format takes of them what it can.
type Options struct {
	Profile  Profile
	IDPrefix string // begins every id, for the same picture twice on a page; "" or what CheckIDPrefix takes
	Link     Link   // where nodes lead to
	Stamp    Stamp  // what the picture was made from
}

// CheckIDPrefix returns an error unless a prefix begins with a letter and goes on with letters, digits and single hyphens, the
// last no hyphen: so no id needs escaping in a selector, and no two prefixes make the same id.
func CheckIDPrefix(prefix string) error {
	last := '-'
	for i, r := range prefix {
		letter := r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
		if !letter && (i == 0 || !(r >= '0' && r <= '9') && (r != '-' || last == '-')) {
			return fmt.Errorf("%q, expected a letter and then letters, digits and single hyphens", prefix)
		}
		last = r
	}
	if last == '-' && prefix != "" {
		return fmt.Errorf("%q ends with a hyphen, which kg adds itself", prefix)
	}
	return nil
}
