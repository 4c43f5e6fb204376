package cli

import (
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"kg/internal/ask"
	"kg/internal/export"
	"kg/internal/export/formats"
)

// drawnFormats are those in which an answer is drawn that is also written: all formats of pictures but json and txt, whose names mean
// the answer.
func drawnFormats() []string {
	return slices.DeleteFunc(formats.Names(), func(name string) bool { return name == "json" || name == "txt" })
}

// formatOrPicture is --format, else what the extension of the output says, else text: one of the formats in which a command
// writes its answer, or else one in which it draws it. Where both have a name or an extension, it means the answer.
func (s *session) formatOrPicture(written []string) (format string, drawn export.Format, err error) {
	path := s.String("output")
	format = strings.ToLower(s.String("format"))
	if format == "" {
		ext := strings.ToLower(filepath.Ext(path))
		f, known := formats.ByExtension(path)
		switch {
		case ext == "" || ext == ".txt":
			return "text", nil, nil
		case slices.Contains(written, ext[1:]):
			return ext[1:], nil, nil
		case !known:
			return "", nil, usage("--output %q: its extension names no format, expected %s or that of a picture, or say --format", path, strings.Join(extensions(written), ", "))
		}
		format = f.Name()
	}
	if err := s.contradiction(format); err != nil {
		return "", nil, err
	}
	f, _ := formats.ByName(format)
	switch {
	case slices.Contains(written, format):
		return format, nil, nil
	case !slices.Contains(drawnFormats(), format):
		return "", nil, usage("--format %q, expected %s", s.String("format"), orList(append(slices.Clip(written), drawnFormats()...)))
	case formats.Binary(format) && path == "":
		return "", nil, needsFile(format)
	}
	return format, f, nil
}

// drawnBy is the kg render that draws into --output what a command answers in words; false where none does, and where the output is no
// picture.
func (s *session) drawnBy() (string, bool) {
	path := s.String("output")
	if _, ok := formats.ByExtension(path); !ok {
		return "", false
	}
	subject := []string{"kg", "render"}
	switch s.Command.Name {
	case "affected", "show":
	case "around", "between", "query":
		subject = append(subject, "--"+s.Command.Name)
	default:
		return "", false
	}
	for _, name := range s.Args().Slice() {
		subject = append(subject, ask.Word(name))
	}
	if s.IsSet("hops") {
		subject = append(subject, "--hops", strconv.Itoa(s.Int("hops")))
	}
	return strings.Join(append(subject, "-o", ask.Word(path)), " "), true
}

// extensions are those of the formats of answers.
func extensions(formats []string) []string {
	var all []string
	for _, f := range formats {
		all = append(all, strings.Replace("."+f, ".text", ".txt", 1))
	}
	return all
}
