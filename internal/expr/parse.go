package expr

import "fmt"

// MaxLength is the longest text that Parse takes, in bytes, and maxDepth the deepest nesting.
const (
	MaxLength = 10_000
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
	if err := p.take('=', `"=" and a value`); err != nil {
		return nil, err
	}
	f.Value = p.tok.text
	if err := p.take(name, "the filter's value"); err != nil {
		return nil, err
	}
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
		r := &Repeat{Of: x}
		switch p.tok.kind {
		case '*':
		case '+':
			r.Min = 1
		case '?':
			r.Max = 1
		default:
			return x, nil
		}
		if n >= maxDepth {
			return nil, p.tooDeep()
		}
		x = r
		p.next()
	}
	return x, err
}

func (p *parser) primary(depth int) (Expr, error) {
	switch p.tok.kind {
	case name:
		s := &Step{Name: p.tok.text, Offset: p.tok.offset}
		p.next()
		return s, nil
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
	return nil, p.unexpected(`a relation, "^" or "("`)
}

func (p *parser) tooDeep() error {
	return &Error{p.tok.offset, "an expression nested too deeply", fmt.Sprintf("at most %d levels", maxDepth)}
}
