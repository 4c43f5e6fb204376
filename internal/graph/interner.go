package graph

import (
	"bytes"
	"encoding/binary"
	"hash/maphash"
	"math/bits"
	"slices"
)

// interner numbers strings in the order in which they come. It is a hash table over one piece of memory, where one look
// at a slot and one at the text find a string. Of the time that a Go map took to read a large file, most was waiting for memory.
type interner struct {
	seed   maphash.Seed
	slots  []slot // a power of two, at most half full, searched from the hash onwards
	text   []byte // each string behind its length
	starts []int  // of the strings in text, by number
}

// slot is where a string starts, with its number from 1 (0: the slot is free) and its hash, which tells most others at once.
type slot struct {
	start        int
	hash, number uint32
}

const lengthBytes = 4

func (in *interner) len() int { return len(in.starts) }

// at is the string with a number. It stays as it is, wherever text moves.
func (in *interner) at(n int) []byte { return in.from(in.starts[n]) }

// from is the string that starts at a place.
func (in *interner) from(start int) []byte {
	length := int(binary.LittleEndian.Uint32(in.text[start-lengthBytes:]))
	return in.text[start : start+length]
}

// list are all strings, in the order of their numbers.
func (in *interner) list() []string {
	text := string(in.text)
	list := make([]string, len(in.starts))
	for i, start := range in.starts {
		list[i] = text[start : start+len(in.from(start))]
	}
	return list
}

// number finds a string, or adds it.
func (in *interner) number(s string) uint32 { return in.find([]byte(s)) }

func (in *interner) find(s []byte) uint32 {
	if 2*len(in.starts) >= len(in.slots) {
		in.grow()
	}
	hash := uint32(maphash.Bytes(in.seed, s))
	mask := uint32(len(in.slots) - 1)
	for i := hash & mask; ; i = (i + 1) & mask {
		at := &in.slots[i]
		if at.number == 0 {
			in.text = binary.LittleEndian.AppendUint32(in.text, uint32(len(s)))
			in.starts = append(in.starts, len(in.text))
			in.text = append(in.text, s...)
			*at = slot{len(in.text) - len(s), hash, uint32(len(in.starts))}
			return at.number - 1
		}
		if at.hash == hash && bytes.Equal(in.from(at.start), s) {
			return at.number - 1
		}
	}
}

// grow makes the first slots, or twice as many.
func (in *interner) grow() { in.resize(max(16, 2*len(in.slots))) }

// reserve makes room for so many strings.
func (in *interner) reserve(n int) {
	const usual = 24 // bytes of an id with its length
	in.starts, in.text = slices.Grow(in.starts, n), slices.Grow(in.text, usual*n)
	if size := 1 << bits.Len(uint(2*n)); size > len(in.slots) {
		in.resize(size)
	}
}

// resize makes slots, a power of two: those that know their hash move without being read.
func (in *interner) resize(size int) {
	old := in.slots
	if old == nil {
		in.seed = maphash.MakeSeed()
	}
	in.slots = make([]slot, size)
	mask := uint32(len(in.slots) - 1)
	for _, o := range old {
		if o.number == 0 {
			continue
		}
		i := o.hash & mask
		for in.slots[i].number != 0 {
			i = (i + 1) & mask
		}
		in.slots[i] = o
	}
}
