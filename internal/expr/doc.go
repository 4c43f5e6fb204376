// Package expr reads and prints path expressions: which ways through a graph to follow.
//
// The language is that of SPARQL 1.1 property paths (§9) over relation names, with counts, filters and a
// sign for any relation:
//
//	a          a claim of relation a, followed forwards
//	.          a claim of any relation, followed forwards
//	!a !(a|^b) a claim of any relation but a; forwards of any but a, or backwards of any but b
//	^x         x backwards
//	x/y        x, then y
//	x|y        x or y
//	x* x+ x?   x any number of times, at least once, at most once
//	x{2} x{2,} x{,3} x{2,3}
//	           x so many times
//	x[k=v]     x, keeping what passes the filter: [type=court], [status=adopted], [id=cnil], [name~"douane"],
//	           [cited=inside], [cited=outside]
//	( )        grouping
//
// From tightest to loosest: ! then * + ? { }, then ^, then [ ], then /, then |. So ^a*[type=b] is (^(a*))[type=b].
// A name is a relation, a derived relation ("affects") or one of its tiers ("affects.direct"); a relation may also
// be an IRI in angle brackets. A filter's value that is not a word stands in double quotes, with \" and \\ inside.
//
// The package knows syntax only. Whether a name exists, and what a filter means, is for those who
// evaluate: see package query.
//
//	x, err := expr.Parse("recommends/^part-of*/equips[cited=inside]")
//	for _, n := range expr.Names(x) { … }   // with the offset of each, for messages
//	fmt.Println(x)                          // the same expression, in its shortest spelling
package expr
