package store

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"math"

	"github.com/cayleygraph/cayley/query"
	_ "github.com/cayleygraph/cayley/query/gizmo"   // registers "gizmo"
	_ "github.com/cayleygraph/cayley/query/graphql" // registers "graphql"
	"github.com/cayleygraph/quad"
)

// Languages are Cayley's own query languages that kg passes through.
func Languages() []string { return []string{"gizmo", "graphql"} }

// QueryError is what a query language has against a query.
type QueryError struct{ Msg string }

func (e *QueryError) Error() string { return e.Msg }

// rows runs a query in this process, and returns its results in their order, at most limit of them unless it is 0; cut says that there
// were more. Every one is a JSON value, an object of tags where it comes from a path. GraphQL has one result.
//
// Gizmo runs JavaScript on a goroutine of its own, where a panic ends the program, and some native calls cannot be interrupted: only a
// worker may call this.
func (s *Store) rows(ctx context.Context, language, text string, limit int) (rows []json.RawMessage, cut bool, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = &QueryError{fmt.Sprintf("Cayley cannot run it: %v", r)}
		}
	}()
	o := query.Options{Collation: query.JSON}
	if limit > 0 {
		o.Limit = limit + 1
	}
	it, err := query.Execute(ctx, s.quads, language, text, o)
	if err != nil {
		return nil, false, &QueryError{err.Error()}
	}
	defer it.Close()
	for it.Next(ctx) {
		if limit > 0 && len(rows) == limit {
			return rows, true, nil
		}
		v := it.Result()
		if v == nil { // the value of a script's last statement, which is no result
			continue
		}
		result := plain(v)
		if limit > 0 && language == "graphql" {
			cut = cutLists(result, limit)
		}
		row, err := marshal(result)
		if err != nil {
			return nil, false, &QueryError{err.Error()}
		}
		rows = append(rows, row)
	}
	if err := it.Err(); err != nil {
		return nil, false, &QueryError{err.Error()}
	}
	return rows, cut, nil
}

// cutLists shortens what the fields of a GraphQL result hold, since its engine knows no limit for all of them.
func cutLists(result any, limit int) (cut bool) {
	all, _ := result.(map[string]any)
	for name, v := range all {
		if list, ok := v.([]any); ok && len(list) > limit {
			all[name], cut = list[:limit], true
		}
	}
	return cut
}

// marshal writes JSON that people read as well: <rec-19> as it is.
func marshal(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	return bytes.TrimSpace(b.Bytes()), err
}

// plain makes a result of what JSON can say: IRIs in angle brackets, texts without their language.
func plain(v any) any {
	switch v := v.(type) {
	case quad.IRI, quad.BNode:
		return quad.StringOf(v.(quad.Value))
	case quad.Value:
		native := v.Native()
		if _, still := native.(quad.Value); still {
			return quad.StringOf(v)
		}
		return plain(native)
	case []quad.Value:
		return list(v)
	case map[string]any:
		out := make(map[string]any, len(v))
		for k, x := range v {
			out[k] = plain(x)
		}
		return out
	case []any:
		return list(v)
	case []map[string]any:
		return list(v)
	case float64:
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return fmt.Sprint(v)
		}
	}
	if _, err := json.Marshal(v); err != nil {
		return fmt.Sprintf("%T", v)
	}
	return v
}

func list[T any](values []T) []any {
	out := make([]any, len(values))
	for i, v := range values {
		out[i] = plain(v)
	}
	return out
}
