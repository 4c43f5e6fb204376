// Package diag holds what kg has to say about a text as data: where, what, how bad, and what to do.
//
// Positions, diagnostics and their list are here, with the registry of codes and two writers, one for
// people and one for programs. It does not read files (a writer is given a function for that), does
// not decide on colour, and knows nothing of YAML or graphs.
//
//	var list diag.List
//	list.Add(diag.UnknownEntity, at, "no entity has the id %q", "dnerd").Hint = `did you mean "dnred"?`
//	list.Sort()
//	err := diag.Printer{Source: read, Dir: "data"}.Write(os.Stderr, list)
//	return list.Err()
package diag

import (
	"cmp"
	"fmt"
	"slices"
)

// Pos is a place in a file. The zero Line means the whole file, the empty File no file at all.
type Pos struct {
	File string // slash-separated name, relative to the folder that was loaded
	Line int    // from 1
	Col  int    // in runes, from 1
}

// Compare orders positions by file, line and column.
func (p Pos) Compare(q Pos) int {
	return cmp.Or(cmp.Compare(p.File, q.File), cmp.Compare(p.Line, q.Line), cmp.Compare(p.Col, q.Col))
}

// String is "file:line:col", without what is unknown.
func (p Pos) String() string {
	switch {
	case p.Line == 0:
		return p.File
	case p.Col == 0:
		return fmt.Sprintf("%s:%d", p.File, p.Line)
	default:
		return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Col)
	}
}

// Range is a run of text from Start up to but not including EndCol of EndLine. A range whose end is
// not after its start marks one character.
type Range struct {
	Pos             // where it starts
	EndLine, EndCol int
}

// At is the range of one character.
func At(p Pos) Range { return Range{Pos: p, EndLine: p.Line, EndCol: p.Col + 1} }

// Span is the range of n runes of one line.
func Span(p Pos, n int) Range { return Range{Pos: p, EndLine: p.Line, EndCol: p.Col + max(n, 1)} }

// Severity is how bad a diagnostic is. Its zero value is invalid.
type Severity int

// The severities. Data with an error is not used; a warning lets it pass.
const (
	Error Severity = iota + 1
	Warning
)

// String is "error" or "warning".
func (s Severity) String() string {
	switch s {
	case Error:
		return "error"
	case Warning:
		return "warning"
	default:
		return fmt.Sprintf("severity(%d)", int(s))
	}
}

// Diagnostic is one thing to say about one place.
type Diagnostic struct {
	Code     Code
	Severity Severity
	Message  string // what is wrong and what was expected; lower case, no full stop
	Range    Range
	Hint     string // what to do; "" when there is nothing to add
	Related  []Related
}

// Related is another place that belongs to a diagnostic: "first defined here".
type Related struct {
	Range   Range
	Message string
}

// Error is the diagnostic's first line, so that one can be returned as an error.
func (d Diagnostic) Error() string {
	line := fmt.Sprintf("%s %s: %s", d.Severity, d.Code, d.Message)
	if at := d.Range.String(); at != "" {
		return at + ": " + line
	}
	return line
}

// List is what a run has to say. The zero List is empty and ready.
type List []Diagnostic

// Add appends a diagnostic with the severity that its code has, and returns it so that a hint or
// related places can be set before the next Add.
func (l *List) Add(c Code, at Range, format string, args ...any) *Diagnostic {
	*l = append(*l, Diagnostic{Code: c, Severity: c.Severity(), Range: at, Message: fmt.Sprintf(format, args...)})
	return &(*l)[len(*l)-1]
}

// Sort orders the list by place, then code, then message, and drops repetitions.
func (l *List) Sort() {
	slices.SortStableFunc(*l, func(a, b Diagnostic) int {
		return cmp.Or(a.Range.Pos.Compare(b.Range.Pos), cmp.Compare(a.Code, b.Code), cmp.Compare(a.Message, b.Message))
	})
	*l = slices.CompactFunc(*l, func(a, b Diagnostic) bool {
		return a.Range.Pos == b.Range.Pos && a.Code == b.Code && a.Message == b.Message
	})
}

// HasErrors reports whether any diagnostic is an error.
func (l List) HasErrors() bool {
	return slices.ContainsFunc(l, func(d Diagnostic) bool { return d.Severity != Warning })
}

// Err returns nil when the list holds no error, else an error that says the first and counts the rest.
func (l List) Err() error {
	first, n := -1, 0
	for i, d := range l {
		if d.Severity == Warning {
			continue
		}
		if n++; n == 1 {
			first = i
		}
	}
	switch n {
	case 0:
		return nil
	case 1:
		return l[first]
	default:
		return fmt.Errorf("%w (and %d more)", l[first], n-1)
	}
}
