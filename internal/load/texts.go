package load

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

	"kg/internal/diag"
	"kg/internal/fold"
	"kg/internal/model"
)

// Texts are the texts of sources, line by line. They are safe for concurrent use.
type Texts struct {
	lines  map[string][]string // by source id
	folded map[string][]string // the same, levelled for comparing
}

// maxTextSize is the largest text of a source, in bytes.
const maxTextSize = 64 << 20

// Texts is OpenTexts for the dataset's sources, and points at the file name or the SHA-256 that is at fault.
func (l *Loaded) Texts(dir fs.FS) (*Texts, diag.List) {
	return openTexts(dir, l.Dataset.Sources, l.SourcePartAt)
}

// OpenTexts reads the texts of the sources from a folder: the file of the source's name, else, or when
// its SHA-256 is another, the file at the top of the folder that has the SHA-256. It warns of a text
// that is not there and of one that differs from the one that was cited; the differing text is used
// all the same.
func OpenTexts(dir fs.FS, sources []model.Source) (*Texts, diag.List) {
	return openTexts(dir, sources, func(string, string) diag.Range { return diag.Range{} })
}

func openTexts(dir fs.FS, sources []model.Source, at func(source, key string) diag.Range) (*Texts, diag.List) {
	t := &Texts{map[string][]string{}, map[string][]string{}}
	var diags diag.List
	var sums map[string]string // hash → file name, made when it is first needed
	for _, s := range sources {
		text, err := readText(dir, s.File)
		same := err == nil && (s.SHA256 == "" || hash(text) == s.SHA256)
		if !same && s.SHA256 != "" {
			if sums == nil {
				sums = hashAll(dir)
			}
			if found, ok := sums[s.SHA256]; ok {
				text, err = readText(dir, found)
				same = err == nil
			}
		}
		if err != nil {
			diags.Add(diag.NoText, at(s.ID, "file"), "no text of the source %q: %v", s.ID, reason(err)).
				Hint = fmt.Sprintf("expected a file %q, or one with its SHA-256", s.File)
			continue
		}
		if !same {
			diags.Add(diag.OtherText, at(s.ID, "sha256"), "%q is not the text that %q was cited from: its SHA-256 is %s, expected %s", s.File, s.ID, hash(text), s.SHA256).
				Hint = "lines may have shifted"
		}
		t.add(s.ID, text)
	}
	diags.Sort()
	return t, diags
}

func (t *Texts) add(id string, text []byte) {
	if !utf8.Valid(text) {
		text = bytes.ToValidUTF8(text, []byte("\ufffd"))
	}
	lines := strings.Split(strings.TrimSuffix(string(text), "\n"), "\n")
	folded := make([]string, len(lines))
	for i := range lines {
		lines[i] = strings.TrimSuffix(lines[i], "\r")
		folded[i] = level(lines[i])
	}
	t.lines[id], t.folded[id] = lines, folded
}

// Passage returns the line that a citation points at, as it stands in the text; false when the text
// is not there or has no such line.
func (t *Texts) Passage(c model.Citation) (string, bool) {
	lines := t.lines[c.Source]
	if c.Line < 1 || c.Line > len(lines) {
		return "", false
	}
	return lines[c.Line-1], true
}

// Lines returns a source's text line by line, without line ends; nil when the text is not there.
// The slice is shared: read it, do not change it.
func (t *Texts) Lines(source string) []string { return t.lines[source] }

// None reports whether not one text was found.
func (t *Texts) None() bool { return len(t.lines) == 0 }

// find returns the lines, from 1, in which an anchor stands, those nearest to near first.
func (t *Texts) find(source, anchor string, near int) []int {
	folded := t.folded[source]
	var found []int
	holds := func(n int) {
		if n >= 1 && n <= len(folded) && stands(folded[n-1], anchor) {
			found = append(found, n)
		}
	}
	holds(near)
	for d := 1; d <= len(folded)+near; d++ {
		holds(near - d)
		holds(near + d)
	}
	return found
}

// level is how an anchor and a line are compared: as by fold.Typography, without the calls of
// footnotes that a web page's text leaves glued to a word ("Pharos742(*)"). A call may be glued to a
// number ("2020756(*)"), and nobody can say where that ends: then the text stands there in several
// readings, a line for each.
func level(s string) string {
	if !strings.Contains(s, footnoteMark) {
		return fold.Typography(s)
	}
	var readings []string
	for keep := range 6 {
		r := fold.Typography(withoutCalls(s, keep))
		if len(readings) == 0 || readings[len(readings)-1] != r {
			readings = append(readings, r)
		}
	}
	return strings.Join(readings, "\n")
}

const footnoteMark = "(*)"

// withoutCalls deletes every footnote mark and the digits before it, but for the first few where they may be a
// number's: what is glued to a word ("centralisé748(*)") is all call.
func withoutCalls(s string, keep int) string {
	var b strings.Builder
	for {
		before, after, found := strings.Cut(s, footnoteMark)
		if !found {
			b.WriteString(s)
			return b.String()
		}
		word := strings.TrimRight(before, "0123456789")
		digits := before[len(word):]
		b.WriteString(word)
		if len(digits) > keep && !endsWord(word) {
			b.WriteString(digits[:keep])
		}
		s = after
	}
}

// endsWord reports whether a text ends with a letter or with what closes words: no number begins there.
func endsWord(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return unicode.In(r, unicode.L, unicode.M, unicode.Pe, unicode.Pf)
}

// stands reports whether an anchor stands in a line as whole words; both are levelled.
func stands(line, anchor string) bool {
	if anchor == "" {
		return false
	}
	for from := 0; ; {
		i := strings.Index(line[from:], anchor)
		if i < 0 {
			return false
		}
		start, end := from+i, from+i+len(anchor)
		before, _ := utf8.DecodeLastRuneInString(line[:start])
		after, _ := utf8.DecodeRuneInString(line[end:])
		first, _ := utf8.DecodeRuneInString(anchor)
		last, _ := utf8.DecodeLastRuneInString(anchor)
		if !(inWord(before) && inWord(first)) && !(inWord(last) && inWord(after)) {
			return true
		}
		from = start + utf8.RuneLen(first)
	}
}

func readText(dir fs.FS, name string) ([]byte, error) {
	if name == "" || !fs.ValidPath(name) {
		return nil, fs.ErrNotExist
	}
	info, err := fs.Stat(dir, name)
	switch {
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, fmt.Errorf("not a regular file but %s", kindOf(info.Mode()))
	case info.Size() > maxTextSize:
		return nil, fmt.Errorf("%d bytes, expected at most %d", info.Size(), maxTextSize)
	}
	return fs.ReadFile(dir, name)
}

// hashAll returns the names of the files at the top of a folder by their SHA-256; what cannot be read
// is left out.
func hashAll(dir fs.FS) map[string]string {
	sums := map[string]string{}
	entries, _ := fs.ReadDir(dir, ".") // sorted, so of two equal files the later name wins, always
	for _, e := range entries {
		if text, err := readText(dir, path.Clean(e.Name())); err == nil {
			sums[hash(text)] = e.Name()
		}
	}
	return sums
}

func hash(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}
