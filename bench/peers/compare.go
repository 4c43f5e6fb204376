package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"runtime"
	"slices"
)

// The most that kg may take, as a part of what the other takes.
const (
	pathLimit    = 0.2
	closureLimit = 0.1
	loadLimit    = 0.3
)

// report prints what was compared, and counts.
type report struct{ passed, failed int }

func (r *report) check(ok bool, what string) {
	word := "ok"
	if !ok {
		word = "WRONG"
	}
	r.count(ok)
	fmt.Printf("%-100s %s\n", what, word)
}

func (r *report) count(ok bool) {
	if ok {
		r.passed++
	} else {
		r.failed++
	}
}

// ratio compares two medians; without a limit it only says.
func (r *report) ratio(what, other string, kg, theirs, limit float64) {
	line := fmt.Sprintf("%-40s kg %7.2f ms   %-8s %8.2f ms   ratio %.3f", what, kg, other, theirs, kg/theirs)
	if limit == 0 {
		fmt.Println(line)
		return
	}
	word := "ok"
	if kg > limit*theirs {
		word = "over"
	}
	r.count(kg <= limit*theirs)
	fmt.Printf("%s (at most %.1f) %s\n", line, limit, word)
}

// compare reads all rounds, checks that all sides answered the same, and prints the ratios.
func compare(folder string) error {
	var w work
	if err := readJSON(filepath.Join(folder, "work.json"), &w); err != nil {
		return err
	}
	kg, err := rounds(folder, "kg")
	if err != nil {
		return err
	}
	paths, err := rounds(folder, "paths")
	if err != nil {
		return err
	}
	ox, err := rounds(folder, "oxigraph")
	if err != nil {
		return err
	}
	fmt.Printf("%d entities, %d claims; %d cores; medians of %d rounds\n", w.Entities, w.Claims, runtime.NumCPU(), len(kg))
	fmt.Printf("kg: %s; %s; %s\n", kg[0].Versions, paths[0].Versions, ox[0].Versions)
	fmt.Println("oxigraph from npm is WebAssembly and works on one core; built for the machine itself it is faster.")
	fmt.Println()
	r := &report{}
	r.answers(&w, kg, paths, ox)
	fmt.Println()
	r.times(&w, kg, paths, ox)
	fmt.Printf("%d passed, %d failed\n", r.passed, r.failed)
	if r.failed > 0 {
		return errors.New("not as it should be")
	}
	return nil
}

// rounds reads what one side wrote.
func rounds(folder, side string) ([]result, error) {
	files, err := filepath.Glob(filepath.Join(folder, side+".*.json"))
	if err != nil {
		return nil, err
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("%s has no results of %s", folder, side)
	}
	list := make([]result, len(files))
	for i, f := range files { // sorted: round 1 comes first
		if err := readJSON(f, &list[i]); err != nil {
			return nil, fmt.Errorf("%s: %w", f, err)
		}
	}
	return list, nil
}

// answers checks every round of every side against the first of kg.
func (r *report) answers(w *work, kg, paths, ox []result) {
	all := slices.Concat(kg, paths, ox)
	r.check(!slices.ContainsFunc(all, func(x result) bool { return x.Claims != w.Claims }), fmt.Sprintf("all sides loaded %d claims", w.Claims))
	want := kg[0].Paths[0].Distances
	same := map[string]bool{}
	for _, x := range slices.Concat(kg, paths) {
		for _, s := range x.Paths {
			n := len(s.Distances)
			ok, before := same[s.Library]
			enough := n == len(want) || s.Library == "networkx" && n == w.Few
			same[s.Library] = (ok || !before) && enough && slices.Equal(s.Distances, want[:n])
		}
	}
	there := 0
	for _, d := range want {
		if d > 0 {
			there++
		}
	}
	r.check(same["kg"] && same["igraph"], fmt.Sprintf("igraph finds kg's distances for %d random pairs, of which %d have a path", len(want), there))
	r.check(same["networkx"], fmt.Sprintf("networkx does for the first %d", w.Few))
	for i, c := range w.Closures {
		first := kg[0].Closures[i]
		differs := func(x result) bool {
			return x.Closures[i].Digest != first.Digest || !slices.Equal(x.Closures[i].Counts, first.Counts)
		}
		ok := !slices.ContainsFunc(kg, differs) && !slices.ContainsFunc(ox, differs)
		r.check(ok, fmt.Sprintf("oxigraph reaches the same by %s from %d starts: %d to %d entities", c.Name, len(w.Starts), slices.Min(first.Counts), slices.Max(first.Counts)))
	}
}

func (r *report) times(w *work, kg, paths, ox []result) {
	search := func(list []result, library string, pairs int) float64 {
		return median(list, func(x result) []float64 {
			for _, s := range x.Paths {
				if s.Library == library {
					return s.Millis
				}
			}
			return nil
		}) / float64(pairs)
	}
	ours := search(kg, "kg", len(w.Pairs))
	r.ratio("shortest path, one pair", "igraph", ours, search(paths, "igraph", len(w.Pairs)), pathLimit)
	r.ratio(fmt.Sprintf("the same, %d pairs of networkx", w.Few), "networkx", ours, search(paths, "networkx", w.Few), 0)
	for i, c := range w.Closures {
		of := func(x result) []float64 { return x.Closures[i].Millis }
		starts := float64(len(w.Starts))
		r.ratio("closure "+c.Name, "oxigraph", median(kg, of)/starts, median(ox, of)/starts, closureLimit)
	}
	load := func(x result) []float64 { return x.Load }
	r.ratio("graph from N-Quads", "oxigraph", median(kg, load), median(ox, load), loadLimit)
}

// median is that of all rounds' repeats.
func median(list []result, of func(result) []float64) float64 {
	var all []float64
	for _, x := range list {
		all = append(all, of(x)...)
	}
	slices.Sort(all)
	if len(all) == 0 {
		return 0
	}
	return (all[(len(all)-1)/2] + all[len(all)/2]) / 2
}
