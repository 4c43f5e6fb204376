// Package export holds the contract of the formats in which a picture is written. It knows none of
// them: each is a package of its own below this one, and package formats lists them.
//
//	f, ok := formats.ByName("svg")
//	err := export.WriteFile("rec-19.svg", func(w io.Writer) error {
//		return f.Write(w, placed, export.Options{})
//	})
package export

import (
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
	Standalone Profile = "standalone" // a file of its own
	Inline     Profile = "inline"     // part of a page
)

// Options are what a caller may choose.
type Options struct {
	Profile Profile
}
