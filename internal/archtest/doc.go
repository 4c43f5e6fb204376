// Package archtest holds the rules of the house as tests: which room stands on which floor, which outside library lives
// in which room, and what no code here does. It has no code but its tests, and knows Go's syntax only: every file is parsed,
// whatever its build tags, so that a rule holds on every platform.
//
// Tests are freer than the product: they may import any room, since a lower one is often fed by a higher one
// there, and the libraries that only judge.
//
// A rule stands in a table (house_test.go, vendors_test.go, rules_test.go) with its reason. A row that no longer matches anything fails too,
// and so does a row marked planned once it has come true:
//
//	go test ./internal/archtest
package archtest
