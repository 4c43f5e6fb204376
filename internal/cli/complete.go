package cli

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"kg/data"
	"kg/internal/diag"
	"kg/internal/export/formats"
	"kg/internal/load"
	"kg/internal/model"
)

// complete writes the candidates for the last of the words typed after the program's name, a line each.
// It knows the dataset built in; a mistake in what was typed gives no candidates and no error.
func complete(app *cli.App, typed []string, w io.Writer) error {
	if len(typed) == 0 {
		typed = []string{""}
	}
	before, word := typed[:len(typed)-1], typed[len(typed)-1]
	for _, c := range candidates(app, before, word) {
		if strings.HasPrefix(c, word) {
			if _, err := fmt.Fprintln(w, c); err != nil {
				return failure(err)
			}
		}
	}
	return nil
}

func candidates(app *cli.App, before []string, word string) []string {
	var command *cli.Command
	for _, b := range before {
		if command = app.Command(b); command != nil {
			break
		}
	}
	flags := allFlags(app)
	if command != nil {
		flags = commandFlags(command)
	}
	if len(before) > 0 {
		last := before[len(before)-1]
		if name := strings.TrimLeft(last, "-"); name != last && flags[name] {
			return flagValues(name, command)
		}
	}
	if strings.HasPrefix(word, "-") {
		names := flagNames(flags)
		slices.Sort(names)
		return names
	}
	if command == nil {
		names := commandNames(app)
		slices.Sort(names)
		return names
	}
	return argumentValues(command.Name)
}

// flagValues are what a flag takes, where that is a short list; files are for the shell to complete.
func flagValues(flag string, command *cli.Command) []string {
	switch flag {
	case "lang":
		return []string{string(model.French), string(model.English)}
	case "color":
		return []string{"always", "auto", "never"}
	case "size":
		return []string{string(model.Page), string(model.Poster), string(model.Slide)}
	case "profile":
		return []string{"inline", "standalone"}
	case "format", "f":
		switch {
		case command != nil && (command.Name == "render" || command.Name == "build"):
			return formats.Names()
		case command != nil && command.Name == "describe":
			return describeFormats()
		case command != nil && command.Name == "cite":
			return referenceFormats()
		case command != nil && slices.Contains([]string{"gaps", "check", "between", "around", "list", "search", "matrix", "stats", "query"}, command.Name):
			return tableFormats()
		case command != nil && command.Name == pathCommandName:
			return append(drawnFormats(), tableFormats()...)
		case command != nil && command.Name == diffCommandName:
			return append(drawnFormats(), reportFormats()...)
		}
		return []string{"json", "text"}
	case "by":
		return measureNames()
	case "direction":
		return []string{"both", "in", "out"}
	case "types":
		return argumentValues("list")
	case "via":
		if command != nil && command.Name == "matrix" {
			return nil
		}
		return argumentValues("show")
	case "avoid":
		return argumentValues("show")
	}
	return nil
}

// argumentValues are what a command takes as an argument.
func argumentValues(command string) []string {
	var ids []string
	switch command {
	case "completion":
		return []string{"bash", "fish", "powershell", "zsh"}
	case "export":
		return exportNames()
	case "explain":
		for _, i := range diag.Codes() {
			ids = append(ids, string(i.Code))
		}
	case "schema":
		return schemaKinds()
	case "affected", "path", "between", "around", "show", "list", "matrix", "stats", "render", "describe", "fate", "cite", "gaps":
		d, _, err := load.Decode(data.Compiled)
		if err != nil {
			return nil
		}
		switch command {
		case "gaps":
			return gapIDs(&d.Ontology)
		case "list", "matrix", "stats":
			for _, t := range d.Ontology.Types {
				ids = append(ids, t.ID)
			}
		case "render", "describe":
			for _, v := range d.Views {
				ids = append(ids, v.ID)
			}
		default:
			for _, e := range d.Entities {
				r, _ := d.Ontology.DerivedRelation(affectsRelation)
				if command != "affected" || d.Ontology.Is(e.Type, r.From) {
					ids = append(ids, e.ID)
				}
			}
		}
	}
	return ids
}
