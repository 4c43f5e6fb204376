package store

import (
	"bytes"
	"unicode/utf8"
)

// blank takes a blank node with its "_:".
func (s *statement) blank(want string) ([]byte, *unexpected) {
	from := s.at
	if s.at+1 == len(s.line) || s.line[s.at+1] != ':' {
		return nil, s.unexpected(want)
	}
	s.at += 2
	end := s.at // after the last character that is no full stop: a label does not end with one
	for at := s.at; at < len(s.line); {
		r, size := utf8.DecodeRune(s.line[at:])
		first := at == s.at
		if r != '.' && !inLabel(r, first) || r == '.' && first {
			break
		}
		at += size
		if r != '.' {
			end = at
		}
	}
	if end == s.at {
		return nil, s.unexpected("the label of a blank node, such as _:b0")
	}
	s.at = end
	return s.line[from:end], nil
}

// inLabel reports whether a character may stand in the label of a blank node (PN_CHARS of N-Quads), or be its first.
func inLabel(r rune, first bool) bool {
	switch {
	case 'a' <= r && r <= 'z', 'A' <= r && r <= 'Z', '0' <= r && r <= '9', r == '_', r == ':':
		return true
	case r == '-', r == 0xb7, 0x300 <= r && r <= 0x36f, 0x203f <= r && r <= 0x2040:
		return !first
	case r < 0xc0, r == 0xd7, r == 0xf7, r == 0x37e:
		return false
	}
	return r <= 0x2ff || 0x370 <= r && r <= 0x1fff || 0x200c <= r && r <= 0x200d || 0x2070 <= r && r <= 0x218f ||
		0x2c00 <= r && r <= 0x2fef || 0x3001 <= r && r <= 0xd7ff || 0xf900 <= r && r <= 0xfdcf ||
		0xfdf0 <= r && r <= 0xfffd || 0x10000 <= r && r <= 0xeffff
}

// text takes a literal and returns it in its canonical form.
func (s *statement) text(slot int) ([]byte, *unexpected) {
	from := s.at
	s.at++
	plain := true
	out := s.scratch[slot][:0]
	for {
		n := bytes.IndexAny(s.line[s.at:], `"\`)
		if n < 0 {
			s.at = len(s.line)
			return nil, s.unexpected(`" to end the literal that begins with ` + quotedStart(s.line[from:]))
		}
		if !plain {
			out = append(out, s.line[s.at:s.at+n]...)
		}
		if s.at += n; s.line[s.at] == '"' {
			break
		}
		if plain {
			plain, out = false, append(out, s.line[from:s.at]...)
		}
		r, err := s.escape()
		if err != nil {
			return nil, err
		}
		out = appendCanonical(out, r)
	}
	s.at++
	if plain {
		out = append(out, s.line[from:s.at]...)
	} else {
		out = append(out, '"')
	}
	out, err := s.qualifier(out)
	s.scratch[slot] = out
	return out, err
}

func quotedStart(line []byte) string {
	s := statement{line: line}
	return s.here()
}

// escape takes an escape sequence of a literal.
func (s *statement) escape() (rune, *unexpected) {
	const names, runes = `tbnrf"'\`, "\t\b\n\r\f\"'\\"
	if s.at+1 < len(s.line) {
		if i := bytes.IndexByte([]byte(names), s.line[s.at+1]); i >= 0 {
			s.at += 2
			return rune(runes[i]), nil
		}
	}
	return s.numeric(`one of \t \b \n \r \f \" \' \\ \uXXXX \UXXXXXXXX`)
}

// appendCanonical writes a character of a literal as canonical N-Triples has it.
func appendCanonical(out []byte, r rune) []byte {
	switch r {
	case '"':
		return append(out, `\"`...)
	case '\\':
		return append(out, `\\`...)
	case '\n':
		return append(out, `\n`...)
	case '\r':
		return append(out, `\r`...)
	}
	return utf8.AppendRune(out, r)
}

// qualifier appends the language or the datatype behind a literal.
func (s *statement) qualifier(out []byte) ([]byte, *unexpected) {
	switch s.peek() {
	case '@':
		from := s.at
		for part := 0; part == 0 || s.peek() == '-'; part++ {
			s.at++
			n := s.alphanumerics(part > 0)
			if s.at += n; n == 0 {
				return out, s.unexpected("a language such as @en or @pt-BR")
			}
		}
		return append(out, s.line[from:s.at]...), nil
	case '^':
		if s.at+2 >= len(s.line) || s.line[s.at+1] != '^' || s.line[s.at+2] != '<' {
			return out, s.unexpected("^^ and the IRI of a datatype, as in \"1\"^^<http://www.w3.org/2001/XMLSchema#integer>")
		}
		s.at += 2
		iri, err := s.iri(3) // the graph, which has that slot, comes later
		if err != nil || string(iri) == "http://www.w3.org/2001/XMLSchema#string" {
			return out, err
		}
		out = append(out, "^^<"...)
		out = append(out, iri...)
		return append(out, '>'), nil
	}
	return out, nil
}

// alphanumerics counts the letters ahead, and the digits where they may be.
func (s *statement) alphanumerics(digits bool) int {
	n := 0
	for _, c := range s.line[s.at:] {
		if !('a' <= c|0x20 && c|0x20 <= 'z' || digits && '0' <= c && c <= '9') {
			break
		}
		n++
	}
	return n
}
