package cli

import (
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"kg/internal/diag"
	"kg/internal/export"
	"kg/internal/sheet"
)

func importCommand() *cli.Command {
	return &cli.Command{
		Name:      "import",
		Usage:     "tables, as kg export csv and xlsx write them, back to a dataset in YAML",
		ArgsUsage: "DIR|FILE.xlsx",
		Description: "Every problem is named with its sheet, row and column, all of them in one run, and nothing is written then.\n" +
			"docs/spreadsheets.md lists the sheets and their columns.\n\n" +
			"kg import kg.xlsx -o data\nkg import tables -o data --force",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: "write the dataset into the folder `DIR`; without it the tables are only checked"},
			&cli.BoolFlag{Name: "force", Usage: "replace the .yaml files that are in the folder"},
			formatFlag("text or json, of the problems"), colorFlag(),
		},
		Action: action(1, runImport),
	}
}

func runImport(s *session) error {
	format := s.String("format")
	if format != "" && format != "text" && format != "json" {
		return usage("--format %q, expected text or json", format)
	}
	where := s.Args().First()
	b, diags, err := openBook(where)
	if err != nil {
		return err
	}
	made, more := b.Dataset()
	diags = append(diags, more...)
	diags.Sort()
	if format == "json" {
		if err := diag.WriteJSON(s.App.Writer, diags, where); err != nil {
			return failure(err)
		}
		if diags.HasErrors() {
			return &exitError{code: exitNoAnswer}
		}
	} else if err := s.reportWith(b.Printer(where, s.color(s.App.ErrWriter)), b.Shown(diags)); err != nil {
		return err
	}
	dir := s.String("output")
	if dir == "" {
		fmt.Fprintf(s.App.ErrWriter, "%d entities, %d claims, %d sources; -o DIR writes them\n", len(made.Dataset.Entities), len(made.Dataset.Claims), len(made.Dataset.Sources))
		return nil
	}
	if err := s.clear(dir, made.Files); err != nil {
		return err
	}
	return s.writeFiles(dir, made.Files)
}

// openBook reads a folder of CSV or a workbook.
func openBook(where string) (*sheet.Book, diag.List, error) {
	info, err := os.Stat(where)
	if err != nil {
		return nil, nil, failure(err)
	}
	if info.IsDir() {
		b, diags := sheet.OpenFolder(os.DirFS(where))
		return b, diags, nil
	}
	if ext := strings.ToLower(filepath.Ext(where)); ext != ".xlsx" {
		return nil, nil, usage("import %q, expected a folder of csv files or a workbook that ends in .xlsx", where)
	}
	text, err := os.ReadFile(where)
	if err != nil {
		return nil, nil, failure(err)
	}
	b, diags := sheet.OpenXLSX(text)
	return b, diags, nil
}

// clear makes room for the files of a dataset: a folder that has .yaml files is refused, or loses those that are not replaced.
func (s *session) clear(dir string, files map[string][]byte) error {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return failure(err)
	}
	there, err := filepath.Glob(filepath.Join(escapeGlob(dir), "*.yaml"))
	if err != nil {
		return failure(err)
	}
	if len(there) > 0 && !s.Bool("force") {
		return &exitError{exitFailure, fmt.Errorf("%s holds %d .yaml files", dir, len(there)), "hint: name another folder, or replace them with --force\n"}
	}
	for _, path := range there {
		if _, kept := files[filepath.Base(path)]; kept {
			continue
		}
		if err := os.Remove(path); err != nil {
			return failure(err)
		}
		fmt.Fprintf(s.App.ErrWriter, "removed %s\n", path)
	}
	return nil
}

func escapeGlob(path string) string {
	return strings.NewReplacer(`\`, `\\`, "*", `\*`, "?", `\?`, "[", `\[`).Replace(path)
}

// writeFiles writes files into a folder.
func (s *session) writeFiles(dir string, files map[string][]byte) error {
	for _, name := range slices.Sorted(maps.Keys(files)) {
		path := filepath.Join(dir, name)
		if err := export.WriteFile(path, func(w io.Writer) error { _, err := w.Write(files[name]); return err }); err != nil {
			return failure(err)
		}
		fmt.Fprintf(s.App.ErrWriter, "wrote %s\n", path)
	}
	return nil
}
