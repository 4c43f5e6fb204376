package cli

import (
	"io"
	"slices"

	"kg/internal/export"
)

// destination is --output, with "-" for stdout under each of its names, so that it is written to whatever it is: opened by such a name, a
// socket could not be, and a file would be written from its start.
func (s *session) destination() string {
	path := s.String("output")
	if slices.Contains([]string{"/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"}, path) {
		return "-"
	}
	return path
}

// toStdout tells whether the product goes to stdout.
func (s *session) toStdout() bool { return s.destination() == "" || s.destination() == "-" }

// output writes to --output, whole or not at all, or to stdout or stderr.
func (s *session) output(write func(w io.Writer, color bool) error) error {
	path := s.destination()
	switch {
	case s.toStdout():
		return failure(write(s.App.Writer, s.color(s.App.Writer)))
	case slices.Contains([]string{"/dev/stderr", "/dev/fd/2", "/proc/self/fd/2"}, path):
		return failure(write(s.App.ErrWriter, s.color(s.App.ErrWriter)))
	}
	return failure(export.WriteFile(path, func(w io.Writer) error { return write(w, s.String("color") == "always") }))
}
