package sheet

import (
	"bufio"
	"encoding/csv"
	"errors"
	"io"
	"io/fs"
	"regexp"
	"strings"
	"sync"
)

// WriteCSV writes a table as CSV (RFC 4180, with \n for line ends). What a spreadsheet would take for a formula gets an
// apostrophe before it, which reading takes away. With mark set the text starts with the mark by which Excel knows UTF-8.
func WriteCSV(w io.Writer, t Table, delimiter rune, mark bool) error {
	b := bufio.NewWriter(w)
	if mark {
		if _, err := b.WriteString(byteOrderMark); err != nil {
			return err
		}
	}
	c := csv.NewWriter(b)
	c.Comma = delimiter
	if err := c.Write(t.Header); err != nil {
		return err
	}
	for _, r := range t.Rows {
		cells := make([]string, len(t.Header))
		for i := range min(len(cells), len(r.Cells)) {
			cells[i] = guard(r.Cells[i])
		}
		if err := c.Write(cells); err != nil {
			return err
		}
	}
	c.Flush()
	if err := c.Error(); err != nil {
		return err
	}
	return b.Flush()
}

const byteOrderMark = "\ufeff"

// plainNumber is what no spreadsheet takes for a formula although it starts like one.
var plainNumber = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[-+]?[0-9]+([.,][0-9]+)?$`) })

// formula reports whether a spreadsheet may take a text, without the apostrophes before it, for a formula.
func formula(s string) bool {
	s = strings.TrimLeft(s, "'")
	return s != "" && strings.ContainsRune("=+-@", rune(s[0])) && !plainNumber().MatchString(s)
}

func guard(s string) string {
	if formula(s) {
		return "'" + s
	}
	return s
}

// unguard takes away what guard has put there. It is its inverse on what guard returns, and keeps all that it never returns.
func unguard(s string) string {
	if strings.HasPrefix(s, "'") && formula(s) {
		return s[1:]
	}
	return s
}

func isMissing(err error) bool { return errors.Is(err, fs.ErrNotExist) }
