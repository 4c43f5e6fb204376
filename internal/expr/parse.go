package expr

import (
	"fmt"
	"strconv"
)

// MaxLength is the longest text that Parse takes, in bytes, MaxCount the highest number of times, and maxDepth the
// deepest nesting.
const (
	MaxLength = 10_000
	MaxCount  = 10_000
	maxDepth  = 200
)

// Error is what is wrong with the text of an expression.
type Error struct {
	Offset int    // where, in bytes from 0; the length of the text when it ends too early
	Msg    string // what was found
	Want   string // what was expected
}

func (e *Error) Error() string {
	return fmt.Sprintf("column %d: %s, expected %s", e.Offset+1, e.Msg, e.Want)
}

// Parse reads a path expression. The error, if any, is an *Error.
func Parse(src string) (Expr, error) {
	if len(src) > MaxLength {
		return nil, &Error{MaxLength, fmt.Sprintf("an expression of %d bytes", len(src)), fmt.Sprintf("at most %d", MaxLength)}
	}
	p := &parser{scanner: scanner{src: src}}
	p.next()
	x, err := p.alt(0)
	if err != nil {
		return nil, err
	}
	if p.tok.kind != end {
		return nil, p.unexpected(`"/", "|", a filter or the end`)
	}
	return x, nil
}

type parser struct {
	scanner
	tok token
}

func (p *parser) next() { p.tok = p.scan() }

func (p *parser) unexpected(want string) error {
	return &Error{p.tok.offset, p.tok.describe(), want}
}

func (p *parser) alt(depth int) (Expr, error) {
	return p.list('|', depth, p.seq, func(parts []Expr) Expr { return &Alt{parts} })
}

func (p *parser) seq(depth int) (Expr, error) {
	return p.list('/', depth, p.filtered, func(parts []Expr) Expr { return &Seq{parts} })
}

// list reads items separated by one sign; a single item stands for itself.
func (p *parser) list(sign tokenKind, depth int, item func(int) (Expr, error), of func([]Expr) Expr) (Expr, error) {
	var parts []Expr
	for {
		x, err := item(depth)
		if err != nil {
			return nil, err
		}
		parts = append(parts, x)
		if p.tok.kind != sign {
			break
		}
		p.next()
	}
	if len(parts) == 1 {
		return parts[0], nil
	}
	return of(parts), nil
}

func (p *parser) filtered(depth int) (Expr, error) {
	x, err := p.inverse(depth)
	for err == nil && p.tok.kind == '[' {
		x, err = p.filter(x)
	}
	return x, err
}

func (p *parser) filter(of Expr) (Expr, error) {
	p.next()
	f := &Filter{Of: of, Key: p.tok.text, Offset: p.tok.offset}
	if err := p.take(name, "a filter such as type=… or cited=inside"); err != nil {
		return nil, err
	}
	f.Like = p.tok.kind == '~'
	if !f.Like && p.tok.kind != '=' {
		return nil, p.unexpected(`"=" or "~" and a value`)
	}
	p.next()
	f.Value = p.tok.text
	if p.tok.kind != name && p.tok.kind != quoted {
		return nil, p.unexpected(`the filter's value: a word, or a text in double quotes`)
	}
	p.next()
	return f, p.take(']', `"]"`)
}

func (p *parser) take(kind tokenKind, want string) error {
	if p.tok.kind != kind {
		return p.unexpected(want)
	}
	p.next()
	return nil
}

func (p *parser) inverse(depth int) (Expr, error) {
	if p.tok.kind != '^' {
		return p.repeat(depth)
	}
	if depth >= maxDepth {
		return nil, p.tooDeep()
	}
	p.next()
	x, err := p.inverse(depth + 1)
	if err != nil {
		return nil, err
	}
	return &Inverse{x}, nil
}

func (p *parser) repeat(depth int) (Expr, error) {
	x, err := p.primary(depth)
	for n := depth; err == nil; n++ {
		r := &Repeat{Of: x, Max: Unbounded}
		switch p.tok.kind {
		case '*':
		case '+':
			r.Min = 1
		case '?':
			r.Max = 1
		case '{':
			err = p.counts(r)
		default:
			return x, nil
		}
		if err == nil && n >= maxDepth {
			err = p.tooDeep()
		}
		x = r
		p.next()
	}
	return x, err
}

// counts reads "{2", "{2,", "{,3" or "{2,3"; the "}" is left as the token.
func (p *parser) counts(r *Repeat) error {
	p.next()
	from := p.tok
	var err error
	if p.tok.kind == name {
		if r.Min, err = p.count(); err != nil {
			return err
		}
		r.Max = r.Min
	} else if p.tok.kind != ',' {
		return p.unexpected(`a count such as {2}, {1,} or {1,3}`)
	}
	if p.tok.kind == ',' {
		p.next()
		r.Max = Unbounded
		switch {
		case p.tok.kind == name:
			if r.Max, err = p.count(); err != nil {
				return err
			}
		case from.kind == ',':
			return p.unexpected("a number after the comma")
		}
	}
	if r.Max != Unbounded && r.Max < r.Min {
		return &Error{from.offset, fmt.Sprintf("from %d to %d times", r.Min, r.Max), "the smaller number first"}
	}
	if p.tok.kind != '}' {
		return p.unexpected(`"}"`)
	}
	return nil
}

// count reads a number of times.
func (p *parser) count() (int, error) {
	n, err := strconv.Atoi(p.tok.text)
	if err != nil || n < 0 || n > MaxCount {
		return 0, p.unexpected(fmt.Sprintf("a whole number from 0 to %d", MaxCount))
	}
	p.next()
	return n, nil
}

func (p *parser) primary(depth int) (Expr, error) {
	switch p.tok.kind {
	case name, iri:
		return p.step(), nil
	case '.':
		p.next()
		return &Any{}, nil
	case '!':
		return p.not()
	case '(':
		if depth >= maxDepth {
			return nil, p.tooDeep()
		}
		p.next()
		x, err := p.alt(depth + 1)
		if err != nil {
			return nil, err
		}
		return x, p.take(')', `")"`)
	}
	return nil, p.unexpected(`a relation, ".", "!", "^" or "("`)
}

// step takes the token as a name.
func (p *parser) step() *Step {
	s := &Step{Name: p.tok.text, IRI: p.tok.kind == iri, Offset: p.tok.offset}
	p.next()
	return s
}

// not reads what follows "!": one relation, or several in parentheses, each perhaps with "^".
func (p *parser) not() (Expr, error) {
	p.next()
	n := &Not{}
	if p.tok.kind != '(' {
		return n, p.except(n)
	}
	for {
		p.next()
		if err := p.except(n); err != nil {
			return nil, err
		}
		if p.tok.kind != '|' {
			return n, p.take(')', `"|" or ")"`)
		}
	}
}

func (p *parser) except(n *Not) error {
	list := &n.Forward
	if p.tok.kind == '^' {
		p.next()
		list = &n.Backward
	}
	if p.tok.kind != name && p.tok.kind != iri {
		return p.unexpected(`a relation, or "^" and a relation`)
	}
	*list = append(*list, p.step())
	return nil
}

func (p *parser) tooDeep() error {
	return &Error{p.tok.offset, "an expression nested too deeply", fmt.Sprintf("at most %d levels", maxDepth)}
}
