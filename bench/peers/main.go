// Command peers is kg's side of bench/peers.sh, which compares it with igraph, networkx and oxigraph. All sides take their work from
// FOLDER/work.json and put what they measured and what they answered into FOLDER/SIDE.ROUND.json:
//
//	go run ./bench/peers plan GRAPH.nq FOLDER      # which pairs, which closures
//	go run ./bench/peers run GRAPH.nq FOLDER 1     # one round of kg
//	go run ./bench/peers compare FOLDER            # the answers equal, the ratios within their limits?
//
// The others are bench/peers/paths.py and bench/peers/oxigraph.mjs.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	err := run(context.Background(), os.Args[1:])
	if errors.Is(err, errUsage) {
		fmt.Fprintln(os.Stderr, "usage: peers plan GRAPH.nq FOLDER | peers run GRAPH.nq FOLDER ROUND | peers compare FOLDER")
		os.Exit(2)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "peers:", err)
		os.Exit(1)
	}
}

var errUsage = errors.New("wrong usage")

func run(ctx context.Context, args []string) error {
	switch {
	case len(args) == 3 && args[0] == "plan":
		return plan(ctx, args[1], args[2])
	case len(args) == 4 && args[0] == "run":
		return measure(ctx, args[1], args[2], args[3])
	case len(args) == 2 && args[0] == "compare":
		return compare(args[1])
	}
	return errUsage
}

// work is what every side does.
type work struct {
	Entities int         `json:"entities"`
	Claims   int         `json:"claims"`
	Pairs    [][2]string `json:"pairs"` // shortest paths from the first to the second
	Few      int         `json:"few"`   // how many of the pairs the slow side tries
	Closures []closure   `json:"closures"`
	Starts   []string    `json:"starts"` // of every closure
	// Each thing is done once without being measured and then so often.
	Repeats struct {
		Load, Paths, Closures int
	} `json:"repeats"`
}

// closure is a path expression, in both languages.
type closure struct {
	Name   string `json:"name"` // short
	KG     string `json:"kg"`
	SPARQL string `json:"sparql"`
}

// result is what one side found in one round. Times are in milliseconds, one for each repeat.
type result struct {
	Versions string    `json:"versions"`
	Claims   int       `json:"claims"` // that it loaded
	Load     []float64 `json:"load"`
	Paths    []search  `json:"paths"`
	Closures []reached `json:"closures"` // in the order of the work
}

// search is all shortest paths of the work, or the first ones.
type search struct {
	Library   string    `json:"library"`
	Millis    []float64 `json:"millis"` // of all pairs together
	Distances []int     `json:"distances"`
}

// reached is one closure from all starts.
type reached struct {
	Millis []float64 `json:"millis"` // of all starts together
	Counts []int     `json:"counts"` // by start
	Digest string    `json:"digest"` // SHA-256 of the ids, sorted, one a line, from one start after the other
}

func readJSON(path string, v any) error {
	text, err := os.ReadFile(path)
	if err == nil {
		err = json.Unmarshal(text, v)
	}
	return err
}

func writeJSON(folder, name string, v any) error {
	text, err := json.Marshal(v)
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(folder, name), text, 0o644)
}
