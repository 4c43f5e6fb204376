package sheet

import (
	"strings"
	"unicode/utf8"
)

// csvError is a place at which a text is no CSV.
type csvError struct {
	row, col int // from 1
	what     string
	hint     string
}

// parseCSV reads the rows of a text, with the numbers that a spreadsheet gives them. Quoted cells may hold delimiters, line
// ends and doubled quotation marks; rows may end in \n, \r\n or \r; the last needs no end. It reads on after an error.
func parseCSV(text string, delimiter rune) (rows []Row, errs []csvError) {
	p := csvParser{rest: text, delimiter: delimiter, row: 1}
	for p.rest != "" {
		cells := p.line()
		rows = append(rows, Row{Number: p.row, Cells: cells})
		p.row++
	}
	return rows, p.errs
}

type csvParser struct {
	rest      string
	delimiter rune
	row       int
	errs      []csvError
}

// line reads a row.
func (p *csvParser) line() (cells []string) {
	for {
		var cell string
		if strings.HasPrefix(p.rest, `"`) {
			cell = p.quoted(len(cells) + 1)
		} else {
			i := strings.IndexAny(p.rest, string(p.delimiter)+"\r\n")
			if i < 0 {
				i = len(p.rest)
			}
			cell, p.rest = p.rest[:i], p.rest[i:]
		}
		cells = append(cells, cell)
		switch r, size := utf8.DecodeRuneInString(p.rest); {
		case p.rest == "":
			return cells
		case r == p.delimiter:
			p.rest = p.rest[size:]
		default:
			p.rest = strings.TrimPrefix(strings.TrimPrefix(p.rest, "\r"), "\n")
			return cells
		}
	}
}

// quoted reads a cell in quotation marks.
func (p *csvParser) quoted(col int) string {
	var b strings.Builder
	p.rest = p.rest[1:]
	for {
		i := strings.IndexByte(p.rest, '"')
		if i < 0 {
			p.errs = append(p.errs, csvError{p.row, col, "a quotation mark that is not closed", "double a quotation mark that belongs to the text"})
			b.WriteString(p.rest)
			p.rest = ""
			return b.String()
		}
		b.WriteString(p.rest[:i])
		p.rest = p.rest[i+1:]
		if !strings.HasPrefix(p.rest, `"`) {
			break
		}
		b.WriteByte('"')
		p.rest = p.rest[1:]
	}
	i := strings.IndexAny(p.rest, string(p.delimiter)+"\r\n")
	if i < 0 {
		i = len(p.rest)
	}
	if i > 0 {
		p.errs = append(p.errs, csvError{p.row, col, "text after the closing quotation mark", "double a quotation mark that belongs to the text"})
		b.WriteString(p.rest[:i])
		p.rest = p.rest[i:]
	}
	return b.String()
}

// delimiterOf is what separates the cells of a text: what its first line says ("sep=;"), else the one of comma, semicolon
// and tab that gives the header most of the names wanted.
func delimiterOf(text string, wanted []string) (delimiter rune, rest string) {
	if after, ok := strings.CutPrefix(text, "sep="); ok && after != "" {
		r, size := utf8.DecodeRuneInString(after)
		if end := strings.TrimLeft(after[size:], "\r"); strings.HasPrefix(end, "\n") {
			return r, end[1:] // no spreadsheet counts that line as a row
		}
	}
	best, most := ',', -1
	first := text[:min(len(text), 4096)]
	for _, d := range []rune{',', ';', '\t'} {
		rows, _ := parseCSV(first, d)
		found := 0
		for _, r := range rows[:min(len(rows), 1)] {
			for _, c := range r.Cells {
				for _, w := range wanted {
					if level(c) == w {
						found++
					}
				}
			}
		}
		if found > most {
			best, most = d, found
		}
	}
	return best, text
}
