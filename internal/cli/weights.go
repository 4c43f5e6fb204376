package cli

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"

	"kg/internal/ask"
	"kg/internal/graph"
	"kg/internal/query"
)

// readWeights reads what following each relation costs from a CSV file with two columns, relation and weight. A first line with these words
// is a head; lines that begin with # are left out; semicolons serve as well, and then decimals may have a comma.
func readWeights(name string, e *query.Engine) (map[string]float64, error) {
	b, err := os.ReadFile(name)
	if err != nil {
		return nil, failure(fmt.Errorf("read the weights: %w", err))
	}
	b = bytes.TrimPrefix(b, []byte("\ufeff"))
	r := csv.NewReader(bytes.NewReader(b))
	r.Comment, r.FieldsPerRecord, r.TrimLeadingSpace = '#', -1, true
	if first, _, _ := bytes.Cut(b, []byte("\n")); bytes.ContainsRune(first, ';') {
		r.Comma = ';'
	}
	weights, lines := map[string]float64{}, map[string]int{}
	for first := true; ; first = false {
		row, err := r.Read()
		if err == io.EOF {
			return weights, nil
		}
		var syntax *csv.ParseError
		if errors.As(err, &syntax) {
			return nil, noAnswer("%s:%d:%d: %v", name, syntax.Line, syntax.Column, syntax.Err)
		} else if err != nil {
			return nil, failure(err)
		}
		line, _ := r.FieldPos(0)
		if first && len(row) == 2 && strings.EqualFold(row[0], "relation") && strings.EqualFold(strings.TrimSpace(row[1]), "weight") {
			continue
		}
		relation, weight, err := readWeight(row, r.Comma == ';', e)
		if err == nil && lines[relation] > 0 {
			err = fmt.Errorf("the relation %q stands in line %d already", relation, lines[relation])
		}
		if err != nil {
			return nil, noAnswer("%s:%d: %w", name, line, err)
		}
		weights[relation], lines[relation] = weight, line
	}
}

// weigh adds the weights of --weigh to those of a question, and lists them as they can be typed again.
func (s *session) weigh(q *ask.PathQuestion, e *query.Engine) (typed []string, err error) {
	said := map[string]bool{}
	for _, text := range s.StringSlice("weigh") {
		relation, number, found := strings.Cut(text, "=")
		if !found {
			return nil, usage("--weigh %q, expected RELATION=NUMBER", text)
		}
		relation, weight, err := readWeight([]string{relation, number}, false, e)
		if err == nil && said[relation] {
			err = fmt.Errorf("the relation %q is weighed already", relation)
		}
		if err != nil {
			return nil, usage("--weigh %q: %w", text, err)
		}
		if q.Weights == nil {
			q.Weights = map[string]float64{}
		}
		q.Weights[relation], said[relation] = weight, true
		typed = append(typed, weighed(relation, weight))
	}
	return typed, nil
}

// weighed is a weight as --weigh takes it.
func weighed(relation string, weight float64) string { return relation + "=" + decimals(weight) }

// decimals writes a number without an exponent.
func decimals(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

func readWeight(row []string, semicolons bool, e *query.Engine) (relation string, weight float64, err error) {
	if len(row) != 2 {
		return "", 0, fmt.Errorf("a line of %d cells, expected relation,weight", len(row))
	}
	relation = strings.TrimSpace(row[0])
	if known := relationIDs(e); !slices.Contains(known, relation) {
		return "", 0, fmt.Errorf("no relation is called %q%s", relation, didYouMean(relation, known))
	}
	number := strings.TrimSpace(row[1])
	if semicolons {
		number = strings.Replace(number, ",", ".", 1)
	}
	weight, err = strconv.ParseFloat(number, 64)
	if err != nil || !(weight >= graph.MinWeight && weight <= graph.MaxWeight) {
		return "", 0, fmt.Errorf("the weight %q, expected a number from %s to %s", row[1], decimals(graph.MinWeight), decimals(graph.MaxWeight))
	}
	return relation, weight, nil
}

// relationIDs lists the relations of the ontology, and those of the graph alone where there is none.
func relationIDs(e *query.Engine) []string {
	var ids []string
	for _, r := range e.Dataset().Ontology.Relations {
		ids = append(ids, r.ID)
	}
	if len(ids) == 0 {
		ids = e.Graph().Relations()
	}
	return ids
}
