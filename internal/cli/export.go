package cli

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"github.com/urfave/cli/v2"

	"kg/internal/export"
	"kg/internal/export/dataset"
	"kg/internal/load"
	"kg/internal/sheet"
)

func exportCommand() *cli.Command {
	return &cli.Command{
		Name:      "export",
		Usage:     "the whole dataset, in a format of other tools",
		ArgsUsage: "FORMAT",
		Description: "FORMAT is json (the sources, entities and claims with every citation), or csv or xlsx: tables to edit\n" +
			"in a spreadsheet and to bring back with kg import. csv is a folder of files, one a sheet.\n\n" +
			"kg export json -o kg.json\nkg export xlsx -o kg.xlsx\nkg export csv -o tables --delimiter ';' --mark",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: "write to `FILE`, or for csv into the folder DIR"},
			&cli.StringFlag{Name: "delimiter", Usage: "csv: put `CHAR` between cells: ',' or ';' (French Excel) or tab", Value: ","},
			&cli.BoolFlag{Name: "mark", Usage: "csv: begin each file with the mark by which Excel knows UTF-8"},
			dataFlag(), colorFlag(),
		},
		Action: action(1, runExport),
	}
}

func exportNames() []string { return append(dataset.Names(), "csv", "xlsx") }

func runExport(s *session) error {
	name := strings.ToLower(s.Args().First())
	switch f, ok := dataset.ByName(name); {
	case name != "csv" && (s.IsSet("delimiter") || s.IsSet("mark")):
		return usage("--delimiter and --mark are for export csv")
	case name == "csv":
		return s.exportCSV()
	case name == "xlsx":
		return s.exportXLSX()
	case ok:
		d, err := s.dataset()
		if err != nil {
			return err
		}
		return s.output(func(w io.Writer, _ bool) error { return f.Write(w, d) })
	}
	return usage("export %q, expected %s", s.Args().First(), strings.Join(exportNames(), ", "))
}

// book is the dataset as tables.
func (s *session) book() (*sheet.Book, error) {
	fsys, dir, err := s.dataFolder()
	if err != nil {
		return nil, err
	}
	l, diags := load.Open(fsys)
	if err := s.report(diags, dir, fsys); err != nil {
		return nil, err
	}
	b, err := sheet.Tabulate(l, fsys)
	return b, failure(err)
}

func (s *session) exportCSV() error {
	delimiter, err := delimiterFlag(s.String("delimiter"))
	if err != nil {
		return err
	}
	dir := s.destination()
	if dir == "" || dir == "-" {
		return usage("export csv writes several files: name a folder with -o DIR")
	}
	if ext := filepath.Ext(dir); ext == ".csv" {
		return usage("export csv writes several files, and %q is the name of one: name a folder with -o DIR", dir)
	}
	b, err := s.book()
	if err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return failure(err)
	}
	for _, t := range b.Tables {
		write := func(w io.Writer) error { return sheet.WriteCSV(w, t, delimiter, s.Bool("mark")) }
		if err := export.WriteFile(filepath.Join(dir, t.Name+".csv"), write); err != nil {
			return failure(err)
		}
		fmt.Fprintf(s.App.ErrWriter, "wrote %s: %d rows\n", filepath.Join(dir, t.Name+".csv"), len(t.Rows))
	}
	return s.writeFiles(dir, b.Files)
}

func delimiterFlag(text string) (rune, error) {
	switch text {
	case ",", ";", "\t":
		r, _ := utf8.DecodeRuneInString(text)
		return r, nil
	case "tab", `\t`:
		return '\t', nil
	}
	return 0, usage("--delimiter %q, expected ',' or ';' or tab", text)
}

func (s *session) exportXLSX() error {
	if path := s.destination(); path == "" {
		return usage("export xlsx needs a file: -o kg.xlsx, or -o - for stdout")
	} else if ext := strings.ToLower(filepath.Ext(path)); path != "-" && ext != ".xlsx" {
		return usage("--output %q: export xlsx writes .xlsx", path)
	}
	b, err := s.book()
	if err != nil {
		return err
	}
	if err := s.output(func(w io.Writer, _ bool) error { return sheet.WriteXLSX(w, b) }); err != nil {
		return err
	}
	for _, t := range b.Tables {
		fmt.Fprintf(s.App.ErrWriter, "sheet %s: %d rows\n", t.Name, len(t.Rows))
	}
	return nil
}
