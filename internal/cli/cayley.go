package cli

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/urfave/cli/v2"

	"kg/internal/export/table"
	"kg/internal/model"
	"kg/internal/store"
)

// cayleyMemory is what a query may take beside the program.
const cayleyMemory = 2 << 30

func cayleyCommand() *cli.Command {
	return &cli.Command{
		Name:      "cayley",
		Usage:     "ask in Gizmo or GraphQL, the languages of the store underneath",
		ArgsUsage: "LANGUAGE QUERY",
		Description: "LANGUAGE is gizmo (JavaScript) or graphql; QUERY is - to read it from stdin. Entities and claims are IRIs of their ids, and\n" +
			"what they say of themselves has a vocabulary of its own: docs/cayley.md.\n\n" +
			"kg cayley gizmo 'g.V(\"<rec-19>\").Out(\"<recommends>\").All()'\n" +
			"kg cayley graphql '{nodes(kg:type: \"law\") {id, kg:name}}' --format json\n" +
			"kg cayley gizmo - --store bolt:store --limit 0 <query.js",
		Flags: []cli.Flag{
			&cli.IntFlag{Name: "limit", Usage: "list at most `N` results; 0 for all", Value: 1000},
			timeoutFlag(),
			formatFlag("text, json, csv or md"), outFlag(), dataFlag(),
			storeFlag("ask the store at `URL`: mem:, or bolt:FOLDER that kg load filled"),
			colorFlag(),
		},
		Action: action(2, runCayley),
	}
}

func runCayley(s *session) error {
	language := strings.ToLower(s.Args().First())
	if !slices.Contains(store.Languages(), language) {
		return usage("no query language is called %q, expected %s", s.Args().First(), orList(store.Languages()))
	}
	format, err := s.formatOf(tableFormats())
	if err != nil {
		return err
	}
	if s.Int("limit") < 0 {
		return usage("--limit %d, expected 0 or more", s.Int("limit"))
	}
	text, err := s.queryText(s.Args().Get(1))
	if err != nil {
		return err
	}
	a, err := s.askCayley(store.Request{Language: language, Query: text, Limit: s.Int("limit"), Memory: cayleyMemory, URL: s.String("store")})
	if err != nil {
		return err
	}
	if err := s.output(func(w io.Writer, _ bool) error { return writeRows(w, a, language, format) }); err != nil {
		return err
	}
	if a.Cut {
		fmt.Fprintf(s.App.ErrWriter, "only the first %d results are shown; --limit 0 shows all\n", s.Int("limit"))
	}
	if _, rows, _ := a.Table(language); len(rows) == 0 {
		hint := ""
		if language == "gizmo" {
			hint = "hint: a path gives its results when it ends in .All()\n"
		}
		return &exitError{exitNoAnswer, errors.New("the query has no result"), hint}
	}
	return nil
}

// queryText is the query as it stands, or what stdin holds.
func (s *session) queryText(arg string) (string, error) {
	if arg != "-" {
		return arg, nil
	}
	text, err := io.ReadAll(s.App.Reader)
	if err != nil {
		return "", failure(fmt.Errorf("read the query from stdin: %w", err))
	}
	return string(text), nil
}

// askCayley runs a query, on the dataset or on a store that holds one.
func (s *session) askCayley(r store.Request) (*store.Answer, error) {
	var d *model.Dataset
	if r.URL == store.Memory {
		var err error
		if d, err = s.dataset(); err != nil {
			return nil, err
		}
	} else if s.String("data") != "" {
		return nil, usage("--data and --store %s: a store has its dataset in it", r.URL)
	}
	a, err := store.Ask(s.Context.Context, r, d)
	bad := (*store.QueryError)(nil)
	if errors.As(err, &bad) {
		return nil, usage("%s: %s", r.Language, strings.TrimSpace(bad.Msg))
	}
	return a, storeFailure(err)
}

// writeRows writes results as JSON, or as a table with a column for each tag.
func writeRows(w io.Writer, a *store.Answer, language, format string) error {
	if format == "json" {
		return writeRowsJSON(w, a)
	}
	head, rows, err := a.Table(language)
	if err != nil {
		return err
	}
	if f, ok := table.ByName(format); ok {
		return f.Write(w, table.Table{Head: head, Rows: rows})
	}
	if len(rows) == 0 {
		return nil
	}
	tab := tabwriter.NewWriter(w, 0, 8, 2, ' ', 0)
	for _, row := range append([][]string{head}, rows...) {
		if _, err := fmt.Fprintln(tab, strings.Join(row, "\t")); err != nil {
			return err
		}
	}
	return tab.Flush()
}

func writeRowsJSON(w io.Writer, a *store.Answer) error {
	rows := a.Rows
	if rows == nil {
		rows = []json.RawMessage{}
	}
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	return e.Encode(struct {
		Rows      []json.RawMessage `json:"rows"`
		Truncated bool              `json:"truncated"`
	}{rows, a.Cut})
}
