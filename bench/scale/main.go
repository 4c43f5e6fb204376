// Command scale measures kg on generated graphs of 10,000, 100,000 and 1,000,000 claims, and puts the table into a Markdown file
// between the lines "<!-- scale -->" and "<!-- /scale -->"; without a file it prints it:
//
//	go run ./bench/scale docs/performance.md
//
// What it measures is another from run to run, so neither CI nor make docs does this.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
)

func main() {
	if err := run(context.Background(), os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "scale:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string) error {
	if len(args) > 1 {
		return errors.New("usage: scale [FILE.md]")
	}
	var rows []row
	for _, claims := range []int{10_000, 100_000, 1_000_000} {
		r, err := measure(ctx, claims)
		if err != nil {
			return err
		}
		fmt.Fprintf(os.Stderr, "measured %d claims\n", claims)
		rows = append(rows, r)
	}
	text := table(rows)
	if len(args) == 0 {
		fmt.Print(text)
		return nil
	}
	return replace(args[0], text)
}

// replace puts a text between the markers of a file.
func replace(path, text string) error {
	const begin, end = "<!-- scale -->\n", "<!-- /scale -->"
	before, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	head, rest, ok := strings.Cut(string(before), begin)
	_, tail, closed := strings.Cut(rest, end)
	if !ok || !closed {
		return fmt.Errorf("%s has no line %q with a line %q below", path, strings.TrimSpace(begin), end)
	}
	return os.WriteFile(path, []byte(head+begin+text+end+tail), 0o644)
}

// table is one line for each quantity and one column for each size.
func table(rows []row) string {
	var b strings.Builder
	line := func(name string, cell func(r row) string) {
		fmt.Fprintf(&b, "| %s |", name)
		for _, r := range rows {
			fmt.Fprintf(&b, " %s |", cell(r))
		}
		b.WriteByte('\n')
	}
	perClaim := func(ms func(r row) float64) func(r row) string {
		return func(r row) string {
			return fmt.Sprintf("%s, %.0f ns a claim", millis(ms(r)), ms(r)*1e6/float64(r.claims))
		}
	}
	line("claims", func(r row) string { return grouped(r.claims) })
	b.WriteString("| --- |" + strings.Repeat(" --- |", len(rows)) + "\n")
	line("entities", func(r row) string { return grouped(r.entities) })
	line("generating", perClaim(func(r row) float64 { return r.generate }))
	line("from N-Quads to the frozen graph", perClaim(func(r row) float64 { return r.read }))
	line("adjacency, both directions", func(r row) string { return fmt.Sprintf("%.1f bytes a claim", r.adjacency) })
	line("all memory of the graph, names and types too", func(r row) string { return fmt.Sprintf("%.1f bytes a claim", r.heap) })
	line("shortest path between two by chance", func(r row) string { return millis(r.path) })
	line("closure `.*` from one", func(r row) string {
		return fmt.Sprintf("%s for %s claims, %.0f ns a claim", millis(r.closure), grouped(r.visited), r.closure*1e6/float64(r.visited))
	})
	line("between two, up to 6 hops", func(r row) string { return fmt.Sprintf("%s for %d claims", millis(r.between), r.lie) })
	return b.String()
}

func millis(ms float64) string {
	switch {
	case ms < 1:
		return fmt.Sprintf("%.0f µs", ms*1000)
	case ms < 10:
		return fmt.Sprintf("%.1f ms", ms)
	}
	return grouped(int(ms+0.5)) + " ms"
}

// grouped writes thousands apart: 1,000,000.
func grouped(n int) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
