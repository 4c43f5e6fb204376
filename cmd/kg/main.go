// Command kg asks, walks and draws a knowledge graph of recommendations, measures, laws, bodies and critiques.
package main

import (
	"os"

	"kg/internal/cli"
)

func main() {
	os.Exit(cli.Main(os.Args, os.Stdin, os.Stdout, os.Stderr))
}
