package load

import (
	"strings"

	"go.yaml.in/yaml/v3"
)

// readDocument puts comments and empty lines into the tree of a parsed file.
func readDocument(f *file) document {
	r := &reader{f: f}
	if f.root == nil {
		return document{header: r.gap(len(f.src))}
	}
	cs := r.gap(r.start(f.root))
	own := len(cs)
	if !r.blankAbove(r.lineAt(r.pos)) { // what touches the first entry belongs to it
		for own > 0 && !isModeline(cs[own-1].text) {
			if own--; cs[own].blank {
				break
			}
		}
	}
	if f.root.Kind == yaml.ScalarNode || f.root.Style&yaml.FlowStyle != 0 {
		own = len(cs) // no first entry has a line of its own
	}
	d := document{header: cs[:own]}
	r.pending = cs[own:]
	d.root = r.value(f.root)
	if len(d.root.entries) > 0 {
		r.settle(d.root, nil, r.gap(len(f.src)))
	} else {
		d.foot = append(r.orphans(d.root), r.gap(len(f.src))...)
	}
	return d
}

// isModeline reports whether a comment tells an editor which schema a file has: it stays at the head of the file.
func isModeline(text string) bool {
	return strings.HasPrefix(strings.TrimSpace(strings.TrimLeft(text, "#")), "yaml-language-server:")
}

func (r *reader) value(n *yaml.Node) *part {
	switch {
	case n.Kind == yaml.ScalarNode:
		return r.scalar(n)
	case n.Style&yaml.FlowStyle != 0:
		return r.brackets(n)
	case n.Kind == yaml.MappingNode:
		return r.mapping(n)
	default:
		return r.sequence(n)
	}
}

func (r *reader) mapping(n *yaml.Node) *part {
	p := &part{kind: yaml.MappingNode, col: n.Column}
	for i := 0; i+1 < len(n.Content); i += 2 {
		k := n.Content[i]
		e := &entry{blank: r.blankAbove(k.Line)}
		r.enter(p, e, r.gap(r.start(k)))
		e.key = r.scalar(k)
		r.keyed(e, n.Content[i+1])
	}
	return p
}

func (r *reader) sequence(n *yaml.Node) *part {
	p := &part{kind: yaml.SequenceNode, col: n.Column}
	for _, item := range n.Content {
		e := &entry{}
		cs := r.gapTo('-')
		e.blank = r.blankAbove(r.lineAt(r.pos))
		r.enter(p, e, cs)
		e.head = append(e.head, r.gap(r.start(item))...) // between the hyphen and the item
		e.value = r.value(item)
		e.head = append(e.head, r.orphans(e.value)...)
	}
	return p
}

// enter adds an entry to a block and finds out whose the comments before it are.
func (r *reader) enter(p *part, e *entry, cs []comment) {
	if len(p.entries) == 0 {
		e.head = append(r.pending, cs...)
		r.pending = nil
		e.blank = e.blank && len(e.head) > 0
	} else {
		r.settle(p, e, cs)
	}
	p.entries = append(p.entries, e)
}

// keyed reads the value of a pair, whose key has just been read.
func (r *reader) keyed(e *entry, v *yaml.Node) {
	if blankNode(v) {
		e.value = r.scalar(v)
		return
	}
	cs := r.gap(r.start(v))
	if len(cs) > 0 && !cs[0].own {
		e.line, cs = cs[0].text, cs[1:]
	}
	if v.Kind != yaml.ScalarNode && v.Style&yaml.FlowStyle == 0 {
		r.pending = cs
	} else {
		e.head = append(e.head, cs...)
	}
	e.value = r.value(v)
	e.head = append(e.head, r.orphans(e.value)...)
}

// orphans takes the comments out of empty brackets.
func (r *reader) orphans(p *part) []comment {
	if len(p.entries) > 0 {
		return nil
	}
	cs := p.foot
	p.foot = nil
	return cs
}

// brackets reads a list or mapping in brackets. A pair that is an item of a list may stand without.
func (r *reader) brackets(n *yaml.Node) *part {
	p := &part{kind: n.Kind, flow: true}
	r.pos = r.start(n)
	closing := map[byte]byte{'{': '}', '[': ']'}[rest0(r.f.src[r.pos:])]
	if closing != 0 {
		r.pos++
	}
	for i := 0; i < len(n.Content); i++ {
		c := n.Content[i]
		e := &entry{}
		r.settleFlow(p, e, r.gap(r.start(c)))
		if n.Kind == yaml.MappingNode && i+1 < len(n.Content) {
			i++
			e.key = r.scalar(c)
			r.keyed(e, n.Content[i])
		} else {
			e.value = r.value(c)
			e.head = append(e.head, r.orphans(e.value)...)
		}
		p.entries = append(p.entries, e)
	}
	if closing != 0 {
		r.settleFlow(p, nil, r.gapTo(closing))
	}
	return p
}

// settle gives the comments between the last entry of a block and the next (nil at the end of the file) to what
// they belong to: one on the line of the last entry to it; one indented deeper than the next entry to the block that is
// as deep; one that touches the last entry and not the next to the last; all others to the next.
func (r *reader) settle(p *part, next *entry, cs []comment) {
	last := p.last()
	if len(cs) > 0 && !cs[0].own {
		beside(last, cs[0])
		cs = cs[1:]
	}
	var open []*part
	for q := last.value; q.isBlock() && len(q.entries) > 0; q = q.last().value {
		open = append(open, q)
	}
	above := -1 // the first of those that belong to the next
	for i, c := range cs {
		for len(open) > 0 && (open[len(open)-1].col > c.col || c.col <= p.col) {
			open = open[:len(open)-1]
		}
		if len(open) > 0 {
			q := open[len(open)-1]
			q.foot = append(q.foot, c)
			continue
		}
		if above < 0 {
			above = i + touching(cs[i:], next)
		}
		switch {
		case i < above:
			last.after = append(last.after, c)
		case next != nil:
			next.head = append(next.head, c)
		default:
			p.foot = append(p.foot, c)
		}
	}
}

// touching counts the first comments that follow what is above without an empty line, when one stands behind them.
func touching(cs []comment, next *entry) int {
	if next == nil || len(cs) == 0 || cs[0].blank {
		return 0
	}
	n := 1
	for n < len(cs) && !cs[n].blank {
		n++
	}
	if n < len(cs) || next.blank {
		return n
	}
	return 0
}

// beside gives a comment at the end of a line to the entry that ends there.
func beside(e *entry, c comment) {
	for e.value.isBlock() && len(e.value.entries) > 0 {
		e = e.value.last()
	}
	if e.line == "" {
		e.line = c.text
	} else {
		e.head = append(e.head, comment{text: c.text})
	}
}

// settleFlow is settle inside brackets, where indentation means nothing.
func (r *reader) settleFlow(p *part, next *entry, cs []comment) {
	for _, c := range cs {
		c.blank = false
		switch last := p.last(); {
		case !c.own && last != nil:
			beside(last, c)
		case next != nil:
			next.head = append(next.head, c)
		default:
			p.foot = append(p.foot, c)
		}
	}
}
