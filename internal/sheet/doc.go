// Package sheet turns a dataset into tables and tables into a dataset, so that people can curate in a spreadsheet.
//
// A Book is the tables with the files of YAML that stay as they are: the ontology, the views, the looks. It is written as a
// folder of CSV files or as one workbook of Excel, and read back from either. What a dataset says comes through both ways
// without loss; the comments of its lists of entities do not. Problems are diagnostics that name sheet, row and column;
// package load finds most of them, because it reads the tables as it reads YAML.
//
//	book := sheet.Tabulate(loaded, fsys)
//	err := sheet.WriteXLSX(w, book)
//	book, diags := sheet.Open("kg.xlsx")
//	made, diags := book.Dataset()          // nil when there is an error
//	for _, f := range made.Files { … }     // the YAML, in the form of kg fmt
package sheet
