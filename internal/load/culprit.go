package load

import (
	"bytes"
	"strings"

	"go.yaml.in/yaml/v3"
)

// maxSearch is the longest entry, in lines, in which the line at fault is looked for.
const maxSearch = 2000

// culprit finds the line at which a file stops being YAML. The parser names a line of its own, often
// that where the surrounding list or mapping began; but every entry of a good file is good YAML by
// itself, and so are its first lines, up to a line that breaks it for good. It returns 0 when each
// entry is good and they do not go together.
func (f *file) culprit() int {
	f.line(1)
	for start := 1; start <= len(f.lines); {
		end := start
		for end < len(f.lines) && !opensEntry(f.line(end+1)) {
			end++
		}
		if !f.good(start, end) {
			return f.breaks(start, end)
		}
		start = end + 1
	}
	return 0
}

// opensEntry reports whether a line starts an entry of the file's list or mapping.
func opensEntry(line []byte) bool {
	return len(line) > 0 && !strings.ContainsRune(" \t#}])", rune(line[0]))
}

// breaks returns the line after the last with which the entry is still good; lines without text do not count.
func (f *file) breaks(start, end int) int {
	at := start
	if end-start > maxSearch {
		return 0
	}
	for n := start; n < end; n++ {
		if f.good(start, n) {
			at = n + 1
		}
	}
	for at < end && empty(f.line(at)) {
		at++
	}
	return at
}

func empty(line []byte) bool {
	line = bytes.TrimSpace(line)
	return len(line) == 0 || line[0] == '#'
}

// good reports whether some lines are YAML by themselves.
func (f *file) good(start, end int) bool {
	to := len(f.src)
	if end < len(f.lines) {
		to = f.lines[end]
	}
	text := bytes.TrimPrefix(f.src[f.lines[start-1]:to], []byte("\ufeff"))
	err := decode(yaml.NewDecoder(bytes.NewReader(text)), new(yaml.Node))
	return err == nil || err.Error() == "EOF" || strings.Contains(err.Error(), "unknown anchor")
}
