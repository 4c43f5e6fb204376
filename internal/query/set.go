package query

import "math/bits"

// set is a set of small numbers, a bit each.
type set []uint64

// newSet makes room for the numbers below n.
func newSet(n int) set { return make(set, (n+63)/64) }

func (s set) has(i int) bool { return s[i/64]&(1<<(i%64)) != 0 }
func (s set) add(i int)      { s[i/64] |= 1 << (i % 64) }
func (s set) remove(i int)   { s[i/64] &^= 1 << (i % 64) }

// each calls do for every number, in order.
func (s set) each(do func(int)) {
	for w, word := range s {
		for ; word != 0; word &= word - 1 {
			do(w*64 + bits.TrailingZeros64(word))
		}
	}
}

// count is how many numbers there are.
func (s set) count() int {
	n := 0
	for _, word := range s {
		n += bits.OnesCount64(word)
	}
	return n
}

// or is the union of two sets with room for the same numbers, or nil; it may be either of them, changed.
func (s set) or(t set) set {
	if s == nil || t == nil {
		if s == nil {
			return t
		}
		return s
	}
	for i := range s {
		s[i] |= t[i]
	}
	return s
}
