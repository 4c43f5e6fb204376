// Package ask turns questions into answers: what was asked, how it was understood, what the graph says,
// and for every answer the path that proves it with the citation of each hop.
//
// An Answer is data, in the one envelope of docs/answer.schema.json, with a writer for people and one
// for programs. The package decides what an answer holds and words it in French and in English; it does
// not walk the graph (package query) and knows no flags (package cli).
//
//	k := ask.Asker{Engine: engine, Lang: model.French}
//	rec, err := engine.Resolve("R19")
//	a, err := k.Affected(rec, "affects")
//	err = ask.Text{Data: dataset, Lang: model.French}.Affected(w, a)
//	err = ask.WriteJSON(w, a)
package ask
