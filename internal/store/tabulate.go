package store

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
)

// valueColumn is the column of a result that has no tags; fieldColumn that of a field of GraphQL, sorted before others by its parenthesis.
const valueColumn, fieldColumn = "value", "(field)"

// Table lays an answer out as a table: a column for each tag, sorted, and a row for each result; what stands below
// a list or an object is JSON. A result of GraphQL gives a row for each thing found, with the name of its field
// first where a query asks several.
func (a *Answer) Table(language string) (head []string, rows [][]string, err error) {
	var records []map[string]json.RawMessage
	for _, r := range a.Rows {
		if language == "graphql" {
			found, err := fields(r)
			if err != nil {
				return nil, nil, err
			}
			records = append(records, found...)
			continue
		}
		records = append(records, record(r))
	}
	columns := map[string]bool{}
	for _, r := range records {
		for k := range r {
			columns[k] = true
		}
	}
	head = slices.Sorted(maps.Keys(columns))
	for _, r := range records {
		row := make([]string, len(head))
		for i, column := range head {
			row[i] = cell(r[column])
		}
		rows = append(rows, row)
	}
	return head, rows, nil
}

// record is a result as an object.
func record(r json.RawMessage) map[string]json.RawMessage {
	var object map[string]json.RawMessage
	if json.Unmarshal(r, &object) == nil && object != nil {
		return object
	}
	return map[string]json.RawMessage{valueColumn: r}
}

// fields are the things that a result of GraphQL holds, in the order of its fields' names.
func fields(r json.RawMessage) (out []map[string]json.RawMessage, err error) {
	var all map[string]json.RawMessage
	if err := json.Unmarshal(r, &all); err != nil {
		return nil, err
	}
	for _, name := range slices.Sorted(maps.Keys(all)) {
		var list []json.RawMessage
		if json.Unmarshal(all[name], &list) != nil {
			list = []json.RawMessage{all[name]}
		}
		for _, thing := range list {
			if string(thing) == "null" {
				continue
			}
			one := record(thing)
			if len(all) > 1 {
				one[fieldColumn], _ = json.Marshal(name)
			}
			out = append(out, one)
		}
	}
	return out, nil
}

// cell is a value as text: strings without their quotation marks, on one line.
func cell(v json.RawMessage) string {
	var text string
	if json.Unmarshal(v, &text) != nil {
		text = string(v)
	}
	return strings.Join(strings.FieldsFunc(text, func(r rune) bool { return r < ' ' || r == 0x7f || r >= 0x80 && r < 0xa0 }), " ")
}
