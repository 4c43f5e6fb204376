// Package heap makes the memory of a short run cheap: kg starts, answers and ends, and of what it does in that time a good part was
// waiting for the system to hand out memory page by page and collecting garbage that was about to go away with the program anyway.
//
// Both have to be settled before go-graphviz initialises, which takes as much memory as an answer does. So this package
// does it while it initialises itself: it imports no more than os and runtime/debug, and so Go initialises it before
// everything that waits for package net, as go-graphviz does (Go specification, "Program initialization"; the test
// looks). Should that ever change, the start becomes dearer and nothing else.
//
//	heap.Settle() // in main: from its first collection on the heap is like any other
package heap

import (
	"runtime"
	"runtime/debug"
)

// first is GOGC until the first collection, in percent of the 4 MB from which Go counts: it comes at 64 MB.
const first = 1600

// room is how much memory is asked for in large pages: what fits below the first collection, in one of Go's arenas of 64 MB.
const room = 56 << 20

// standard is the percentage that counts afterwards: GOGC, 100 where nobody set it.
var standard = begin()

// begin puts the first collection off, and lets the system serve what the heap takes until then in large pages. A page of 4 KB costs
// 1.5 µs to get on a virtual machine, one of 2 MB costs 35 µs. Go takes its memory from the system once and
// keeps it, so a slice that nobody writes to, given back at once, is what the heap grows into. All of it takes 0.9 ms, most of them
// for that one collection, and saves four or five.
func begin() int {
	before := debug.SetGCPercent(first)
	large(make([]byte, room))
	runtime.GC()
	return before
}

// Settle makes the heap an ordinary one again after its next collection: by then the run is not a short one.
func Settle() {
	runtime.AddCleanup(new([16]byte), func(percent int) { debug.SetGCPercent(percent) }, standard)
}
