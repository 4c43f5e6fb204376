package graph

import (
	"sort"
	"strings"
)

// names is a list of ids in one piece of memory: the i-th is text[ends[i-1]:ends[i]].
type names struct {
	text string
	ends []uint64
}

// newNames lays a list out.
func newNames(list []string) names {
	size := 0
	for _, s := range list {
		size += len(s)
	}
	var text strings.Builder
	text.Grow(size)
	n := names{ends: make([]uint64, len(list))}
	for i, s := range list {
		text.WriteString(s)
		n.ends[i] = uint64(text.Len())
	}
	n.text = text.String()
	return n
}

func (n *names) len() int { return len(n.ends) }

func (n *names) at(i int) string {
	if i == 0 {
		return n.text[:n.ends[0]]
	}
	return n.text[n.ends[i-1]:n.ends[i]]
}

func (n *names) all() []string {
	list := make([]string, n.len())
	for i := range list {
		list[i] = n.at(i)
	}
	return list
}

// find looks for a name in a sorted list.
func (n *names) find(s string) (int, bool) {
	return sort.Find(n.len(), func(i int) int { return strings.Compare(s, n.at(i)) })
}

// bytes is the memory that the list takes.
func (n *names) bytes() int { return len(n.text) + 8*cap(n.ends) }
