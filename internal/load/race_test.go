//go:build race

package load

// underRace says that tests run ten times slower.
const underRace = true
