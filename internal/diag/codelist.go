package diag

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// WriteCodes lists codes for people, a line each: code, severity, title.
func WriteCodes(w io.Writer, list []Info, color bool) error {
	b, p := bufio.NewWriter(w), Printer{Color: color}
	for _, i := range list {
		fmt.Fprintf(b, "%s  %s  %s\n", p.paint(bold, string(i.Code)), p.paint(i.color(), fmt.Sprintf("%-7s", i.Severity)), i.Title)
	}
	return b.Flush()
}

// WriteExplained writes what is known about codes, each as its line and a paragraph.
func WriteExplained(w io.Writer, list []Info, color bool) error {
	b, p := bufio.NewWriter(w), Printer{Color: color}
	for n, i := range list {
		if n > 0 {
			b.WriteByte('\n')
		}
		fmt.Fprintf(b, "%s %s: %s\n\n%s\n", p.paint(i.color(), i.Severity.String()), p.paint(bold, string(i.Code)), p.paint(bold, i.Title), wrap(i.Explain, 80))
	}
	return b.Flush()
}

// WriteCodesJSON writes codes as a list of objects.
func WriteCodesJSON(w io.Writer, list []Info) error {
	type object struct {
		Code     Code   `json:"code"`
		Severity string `json:"severity"`
		Title    string `json:"title"`
		Explain  string `json:"explain"`
	}
	out := make([]object, 0, len(list))
	for _, i := range list {
		out = append(out, object{i.Code, i.Severity.String(), i.Title, i.Explain})
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(out)
}

func (i Info) color() string {
	if i.Severity == Warning {
		return yellow
	}
	return red
}

// wrap breaks a text at spaces into lines of at most width characters, longer words aside.
func wrap(text string, width int) string {
	var b strings.Builder
	col := 0
	for word := range strings.FieldsSeq(text) {
		n := utf8.RuneCountInString(word)
		switch {
		case col == 0:
		case col+1+n > width:
			b.WriteByte('\n')
			col = 0
		default:
			b.WriteByte(' ')
			col++
		}
		b.WriteString(word)
		col += n
	}
	return b.String()
}
