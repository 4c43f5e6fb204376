// Package pattern reads the patterns of questions: which words stand in which order, and where something is left open.
//
//	qui <critique> {x}                 words, a class of words and a slot, one after another
//	(combien|quel nombre) {k:@kind}    a choice
//	qui critique {x} [et pourquoi]     what may be left out
//	concern*                           every word that begins so
//	{x:recommendation,measure}         a slot for entities of these types; {x} takes any
//	{k:@kind} {r:@verb.s}              a slot for what is no entity, and for one of its forms
//
// A pattern is syntax only: which words there are, and what fills a slot, is for package phrase.
package pattern

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Node is a part of a pattern: a *Word, *Class, *Slot, *Seq, *Alt or *Opt.
type Node interface{ String() string }

// Word is text without white space; with Stem every word that begins so.
type Word struct {
	Text string
	Stem bool
}

// Class is the name of a class of words.
type Class struct {
	Name   string
	Offset int // where the name stands, in bytes from 0
}

// Slot is a place for something named. Types lists what may fill it: types of entities, or one word that starts
// with "@"; none for any entity.
type Slot struct {
	Name   string
	Types  []string
	Offset int // where the name stands, in bytes from 0
}

// Seq is one part after another; it may be empty.
type Seq struct{ Parts []Node }

// Alt is a choice, of at least two.
type Alt struct{ Parts []Node }

// Opt is what may be left out.
type Opt struct{ Of Node }

func (w *Word) String() string {
	if w.Stem {
		return w.Text + "*"
	}
	return w.Text
}

func (c *Class) String() string { return "<" + c.Name + ">" }

func (s *Slot) String() string {
	if len(s.Types) == 0 {
		return "{" + s.Name + "}"
	}
	return "{" + s.Name + ":" + strings.Join(s.Types, ",") + "}"
}

func (s *Seq) String() string { return join(s.Parts, " ") }
func (a *Alt) String() string { return "(" + join(a.Parts, "|") + ")" }
func (o *Opt) String() string { return "[" + o.Of.String() + "]" }

func join(parts []Node, sep string) string {
	texts := make([]string, len(parts))
	for i, p := range parts {
		texts[i] = p.String()
	}
	return strings.Join(texts, sep)
}

// Walk calls visit for a pattern and everything in it, parents first, left to right.
func Walk(n Node, visit func(Node)) {
	visit(n)
	switch n := n.(type) {
	case *Seq:
		for _, p := range n.Parts {
			Walk(p, visit)
		}
	case *Alt:
		for _, p := range n.Parts {
			Walk(p, visit)
		}
	case *Opt:
		Walk(n.Of, visit)
	}
}

// Error says where a text is no pattern.
type Error struct {
	Offset int // in bytes from 0
	Msg    string
	Want   string
}

func (e *Error) Error() string {
	return fmt.Sprintf("column %d: %s, expected %s", e.Offset+1, e.Msg, e.Want)
}

// maxDepth bounds how deep brackets stand in brackets.
const maxDepth = 20

// Parse reads a pattern. Its String parses to an equal pattern, offsets aside. The error is an *Error.
func Parse(text string) (Node, error) {
	p := &parser{text: text}
	n, err := p.choice(0)
	if err != nil {
		return nil, err
	}
	if p.pos < len(text) {
		return nil, p.fail("an opening bracket, or nothing after the end")
	}
	if s, ok := n.(*Seq); ok && len(s.Parts) == 0 {
		return nil, p.fail("a word, a class or a slot")
	}
	return n, nil
}

type parser struct {
	text string
	pos  int
}

func (p *parser) fail(want string) error {
	if p.pos >= len(p.text) {
		return &Error{p.pos, "the pattern ends", want}
	}
	r, _ := utf8.DecodeRuneInString(p.text[p.pos:])
	return &Error{p.pos, fmt.Sprintf("found %q", r), want}
}

func (p *parser) space() {
	for p.pos < len(p.text) && strings.IndexByte(" \t\n", p.text[p.pos]) >= 0 {
		p.pos++
	}
}

func (p *parser) at(c byte) bool { return p.pos < len(p.text) && p.text[p.pos] == c }

func (p *parser) choice(depth int) (Node, error) {
	if depth > maxDepth {
		return nil, p.fail("fewer brackets in brackets")
	}
	var parts []Node
	for {
		n, err := p.seq(depth)
		if err != nil {
			return nil, err
		}
		parts = append(parts, n)
		if depth == 0 || !p.at('|') {
			break
		}
		p.pos++
	}
	if len(parts) == 1 {
		return parts[0], nil
	}
	return &Alt{parts}, nil
}

func (p *parser) seq(depth int) (Node, error) {
	var parts []Node
	for p.space(); p.pos < len(p.text) && strings.IndexByte("|)]", p.text[p.pos]) < 0; p.space() {
		n, err := p.part(depth)
		if err != nil {
			return nil, err
		}
		parts = append(parts, n)
	}
	if len(parts) == 1 {
		return parts[0], nil
	}
	return &Seq{parts}, nil
}

func (p *parser) part(depth int) (Node, error) {
	switch p.text[p.pos] {
	case '(':
		return p.bracket(')', depth)
	case '[':
		n, err := p.bracket(']', depth)
		return &Opt{n}, err
	case '<':
		p.pos++
		at := p.pos
		name, err := p.name("the name of a class of words")
		if err == nil && !p.at('>') {
			err = p.fail(`">"`)
		}
		p.pos++
		return &Class{name, at}, err
	case '{':
		return p.slot()
	}
	return p.word()
}

// bracket reads what stands between brackets; they must hold something.
func (p *parser) bracket(end byte, depth int) (Node, error) {
	p.pos++
	n, err := p.choice(depth + 1)
	if err != nil {
		return nil, err
	}
	if !p.at(end) {
		return nil, p.fail(fmt.Sprintf("%q", end))
	}
	if s, ok := n.(*Seq); ok && len(s.Parts) == 0 {
		return nil, p.fail("something between the brackets")
	}
	p.pos++
	return n, nil
}

func (p *parser) slot() (Node, error) {
	p.pos++
	s := &Slot{Offset: p.pos}
	var err error
	if s.Name, err = p.name("the name of a slot"); err != nil {
		return nil, err
	}
	for sep := byte(':'); p.at(sep); sep = ',' {
		p.pos++
		t, err := p.name("a type")
		if err != nil {
			return nil, err
		}
		s.Types = append(s.Types, t)
	}
	if !p.at('}') {
		return nil, p.fail(`"}"`)
	}
	p.pos++
	return s, nil
}

// name reads letters, digits, hyphens, points and "@".
func (p *parser) name(want string) (string, error) {
	start := p.pos
	for p.pos < len(p.text) && (p.text[p.pos] >= 'a' && p.text[p.pos] <= 'z' || p.text[p.pos] >= '0' && p.text[p.pos] <= '9' || strings.IndexByte("-.@", p.text[p.pos]) >= 0) {
		p.pos++
	}
	if start == p.pos {
		return "", p.fail(want)
	}
	return p.text[start:p.pos], nil
}

func (p *parser) word() (Node, error) {
	start := p.pos
	for p.pos < len(p.text) {
		r, size := utf8.DecodeRuneInString(p.text[p.pos:])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) && !strings.ContainsRune("'’-", r) {
			break
		}
		p.pos += size
	}
	if start == p.pos {
		return nil, p.fail("a word, a class or a slot")
	}
	w := &Word{Text: p.text[start:p.pos]}
	if p.at('*') {
		w.Stem = true
		p.pos++
	}
	return w, nil
}
