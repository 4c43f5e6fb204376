package gallery

import (
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"kg/internal/model"
)

// record is what a build came to: the SHA-256 of every file, by its name. It answers for one dataset, one set of options and one
// program.
type record struct {
	memory   *memory
	question string // "" when there is nothing to remember it by
}

func (m *memory) record(d *model.Dataset, o Options) record {
	if m.program == "" || d.Version == "" {
		return record{memory: m}
	}
	var formats []string
	for _, f := range o.Formats {
		formats = append(formats, f.Name())
	}
	link := o.Link.Href("{id}", "{type}", "{lang}") // as good as its template
	return record{m, fmt.Sprintf("build 2 %q", []any{m.program, d.Version, o.AsOf, o.Langs, o.Sizes, formats, o.Profiles, link, o.IDPrefix, o.Sheet, o.Flags})}
}

func (r record) read() (map[string]string, bool) {
	if r.question == "" {
		return nil, false
	}
	text, ok := r.memory.get(kinds()[1], r.question)
	if !ok {
		return nil, false
	}
	sums := map[string]string{}
	for line := range strings.Lines(string(text)) {
		sum, name, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		sums[name] = sum
	}
	return sums, len(sums) > 0
}

func (r record) write(sums map[string]string) {
	if r.question == "" {
		return
	}
	var b strings.Builder
	for _, name := range slices.Sorted(maps.Keys(sums)) {
		fmt.Fprintf(&b, "%s %s\n", sums[name], name)
	}
	r.memory.put(kinds()[1], r.question, []byte(b.String()))
}

// holds tells whether a folder has every file as it should be. What else lies there is not looked at: the manifest is among the files, so none
// of an earlier build is left.
func holds(dir string, sums map[string]string) bool {
	for name, sum := range sums {
		data, err := read(filepath.Join(dir, name))
		if err != nil || sumOf(data) != sum {
			return false
		}
	}
	return true
}
