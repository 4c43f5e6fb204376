package graph

import (
	"cmp"
	"encoding/binary"
	"slices"
	"strings"
)

// usedRelations says which relations of a part have claims; the others are not numbered.
func (p *Part) usedRelations() []bool {
	used := make([]bool, p.relations.len())
	for i := range p.claims {
		used[p.claims[i].relation] = true
	}
	return used
}

// entry is one name of one part. Names are compared by eight bytes where that is enough.
type entry struct {
	key         uint64
	part, index uint32
}

// merge sorts the names of several lists, each once, and returns the numbers that each list's have. Where
// used is not nil it says which names count. The names are cut into as many runs as there are workers; each sorts one, and then they merge them by twos.
func (f *freezing) merge(lists [][]string, used [][]bool) (names, [][]uint32) {
	skip := len(commonPrefix(lists))
	total := 0
	for _, list := range lists {
		total += len(list)
	}
	all := make([]entry, 0, total)
	numbers := make([][]uint32, len(lists))
	for i, list := range lists {
		numbers[i] = make([]uint32, len(list))
		for j, s := range list {
			if used == nil || used[i][j] {
				all = append(all, entry{key(s[skip:]), uint32(i), uint32(j)})
			}
		}
	}
	name := func(e entry) string { return lists[e.part][e.index] }
	compare := func(x, y entry) int {
		if x.key != y.key {
			return cmp.Compare(x.key, y.key)
		}
		return cmp.Compare(name(x), name(y))
	}
	all = f.sort(all, func(run []entry) { sortNames(run, name, skip, skip+deepest) }, compare)
	list := make([]string, 0, len(all))
	for i, e := range all {
		if i == 0 || compare(all[i-1], e) != 0 {
			list = append(list, lists[e.part][e.index])
		}
		numbers[e.part][e.index] = uint32(len(list) - 1)
	}
	return newNames(list), numbers
}

// key is the first eight bytes of a name as a number that is ordered as they are.
func key(s string) uint64 {
	var b [8]byte
	copy(b[:], s)
	return binary.BigEndian.Uint64(b[:])
}

// commonPrefix is what all names begin with: the IRIs of a file often share half their bytes.
func commonPrefix(lists [][]string) string {
	prefix, first := "", true
	for _, list := range lists {
		for _, s := range list {
			if first {
				prefix, first = s, false
			}
			if strings.HasPrefix(s, prefix) {
				continue
			}
			n := 0
			for n < len(s) && s[n] == prefix[n] {
				n++
			}
			prefix = prefix[:n]
		}
	}
	return prefix
}

// deepest is how many bytes are compared by keys before whole names are.
const deepest = 64

// sortNames sorts names whose keys are what they have from a byte on: by keys, and those with the same key by the
// next eight bytes, which become their keys meanwhile. Reading a name is dear, since all lie somewhere else.
func sortNames(list []entry, name func(entry) string, depth, deepest int) {
	slices.SortFunc(list, func(x, y entry) int { return cmp.Compare(x.key, y.key) })
	for len(list) > 0 {
		same := 1
		for same < len(list) && list[same].key == list[0].key {
			same++
		}
		run, old := list[:same], list[0].key
		list = list[same:]
		switch {
		case same == 1:
		case same <= 4 || depth >= deepest:
			slices.SortFunc(run, func(x, y entry) int { return cmp.Compare(name(x), name(y)) })
		default:
			for i := range run {
				s := name(run[i])
				run[i].key = key(s[min(len(s), depth+8):])
			}
			sortNames(run, name, depth+8, deepest)
			for i := range run {
				run[i].key = old
			}
		}
	}
}

// sort sorts entries with all workers.
func (f *freezing) sort(all []entry, sortRun func([]entry), compare func(x, y entry) int) []entry {
	runs := make([][]entry, f.workers)
	f.each(func(w int) {
		from, to := f.share(len(all), w)
		runs[w] = all[from:to]
		sortRun(runs[w])
	})
	for len(runs) > 1 {
		half := (len(runs) + 1) / 2
		merged := make([][]entry, half)
		f.each(func(w int) {
			for i := w; i < half; i += f.workers {
				if j := half + i; j < len(runs) {
					merged[i] = mergeRuns(runs[i], runs[j], compare)
				} else {
					merged[i] = runs[i]
				}
			}
		})
		runs = merged
	}
	return runs[0]
}

func mergeRuns(x, y []entry, compare func(x, y entry) int) []entry {
	out := make([]entry, 0, len(x)+len(y))
	for len(x) > 0 && len(y) > 0 {
		if compare(x[0], y[0]) <= 0 {
			out, x = append(out, x[0]), x[1:]
		} else {
			out, y = append(out, y[0]), y[1:]
		}
	}
	return append(append(out, x...), y...)
}
