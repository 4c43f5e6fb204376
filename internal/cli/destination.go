package cli

import (
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"kg/internal/export"
	"kg/internal/export/formats"
	"kg/internal/export/reference"
	"kg/internal/export/table"
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

// contradiction is the error for an --output that ends as the files of another format do: a program that opens it by its name
// would read something else than it takes it for.
func (s *session) contradiction(format string) error {
	path := s.destination()
	meant := formatsNamed(path)
	if s.toStdout() || len(meant) == 0 || slices.Contains(meant, format) {
		return nil
	}
	better := strings.TrimSuffix(path, filepath.Ext(path)) + extension(format)
	return &exitError{exitUsage, fmt.Errorf("--output %q ends as %s does, and --format says %s", path, meant[0], format),
		fmt.Sprintf("hint: leave --format out, or name the file %s\n", better)}
}

// formatsNamed are the names of the formats whose files end as a path does: of pictures, answers and references, that may share an extension.
func formatsNamed(path string) (names []string) {
	if f, ok := formats.ByExtension(path); ok {
		names = append(names, f.Name())
	}
	for _, name := range tableFormats() {
		if strings.EqualFold(filepath.Ext(path), extension(name)) {
			names = append(names, name)
		}
	}
	if f, ok := reference.ByExtension(path); ok {
		names = append(names, f.Name)
	}
	return names
}

// extension is that of the files of a format, with its dot; "" for none.
func extension(format string) string {
	if f, ok := formats.ByName(format); ok {
		return f.Extension()
	}
	if f, ok := table.ByName(format); ok {
		return "." + f.Name
	}
	f, _ := reference.ByName(format) // text among them
	return f.Extension
}
