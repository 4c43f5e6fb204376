package cli

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"

	"kg/internal/fold"
)

// order puts the command first, its flags next and its arguments last, wherever they stood: urfave/cli stops
// looking for flags at the first argument and takes later ones for arguments. After "--"
// everything is an argument. An unknown command or flag is an error that names the nearest.
func order(app *cli.App, args []string) ([]string, error) {
	if len(args) == 0 {
		return []string{app.Name}, nil
	}
	w, err := sortWords(app, args[1:])
	switch {
	case err != nil:
		return nil, err
	case w.command == "" && w.version:
		return []string{args[0], "version"}, nil
	case w.command == "":
		return append(args[:1:1], w.flags...), nil
	case w.command == "help" || w.command == "h":
		if len(w.rest) > 0 && app.Command(w.rest[0]) == nil {
			return nil, unknownCommand(app, w.rest[0])
		}
		return slices.Concat(args[:1], []string{"help"}, w.rest), nil
	}
	command := app.Command(w.command)
	own := commandFlags(command)
	for _, g := range w.given {
		if !own.has(g.name) {
			return nil, usage("%s takes no flag %q%s", command.Name, hyphened(g.name), didYouMean(hyphened(g.name), flagNames(own)))
		}
	}
	if err := once(command, w.given); err != nil {
		return nil, err
	}
	return slices.Concat(args[:1], []string{command.Name}, w.flags, []string{"--"}, w.rest), nil
}

// sorted are the words of a command line by what they are.
type sorted struct {
	command string
	version bool     // --version was among them
	flags   []string // with their values
	given   []given  // the same, taken apart
	rest    []string
}

// given is a flag as it was typed: its name, without hyphens, and its value, "" for one that takes none.
type given struct{ name, value string }

// once refuses a second value for a flag that takes one: urfave/cli would drop the first without a word.
func once(command *cli.Command, typed []given) error {
	for _, f := range command.Flags {
		if _, several := f.(*cli.StringSliceFlag); several {
			continue
		}
		_, isSwitch := f.(*cli.BoolFlag)
		var values []string
		for _, g := range typed {
			value := strconv.Quote(g.value)
			if isSwitch && g.value == "" {
				value = `"true"`
			}
			if slices.Contains(f.Names(), g.name) && !(isSwitch && slices.Contains(values, value)) { // a switch is on, however often it is said
				values = append(values, value)
			}
		}
		if len(values) > 1 {
			return usage("%s is given %d values, %s, and takes one", hyphened(f.Names()[0]), len(values), andList(values))
		}
	}
	return nil
}

// sortWords tells flags from arguments: whether a flag takes the next word is known from the commands' flags together,
// among which one name always takes the same.
func sortWords(app *cli.App, words []string) (sorted, error) {
	var w sorted
	known := allFlags(app)
	for i := 0; i < len(words); i++ {
		word := words[i]
		switch {
		case word == "--":
			w.rest = append(w.rest, words[i+1:]...)
			return w, nil
		case word == "--version" || word == "-v":
			w.version = true
		case len(word) > 1 && word[0] == '-':
			name, value, hasValue := strings.Cut(strings.TrimLeft(word, "-"), "=")
			takesValue, ok := known[name]
			if !ok {
				return w, usage("unknown flag %q%s", hyphened(name), didYouMean(hyphened(name), flagNames(known)))
			}
			w.flags = append(w.flags, word)
			if takesValue && !hasValue {
				if i++; i == len(words) {
					return w, usage("the flag %q needs a value", word)
				}
				value = words[i]
				w.flags = append(w.flags, value)
			}
			w.given = append(w.given, given{name, value})
		case w.command == "":
			if app.Command(word) == nil && word != "help" && word != "h" {
				return w, unknownCommand(app, word)
			}
			w.command = word
		default:
			w.rest = append(w.rest, word)
		}
	}
	return w, nil
}

func unknownCommand(app *cli.App, word string) error {
	return usage("unknown command %q%s", word, didYouMean(word, commandNames(app)))
}

// arity tells for each name of a flag, without hyphens, whether it takes a value.
type arity map[string]bool

func (a arity) has(name string) bool { _, ok := a[name]; return ok }

func (a arity) add(flags []cli.Flag) {
	for _, f := range flags {
		_, isBool := f.(*cli.BoolFlag)
		for _, name := range f.Names() {
			a[name] = !isBool
		}
	}
}

func commandFlags(c *cli.Command) arity {
	a := arity{"help": false, "h": false}
	a.add(c.Flags)
	return a
}

func allFlags(app *cli.App) arity {
	a := arity{"help": false, "h": false}
	a.add(app.Flags)
	for _, c := range app.Commands {
		a.add(c.Flags)
	}
	return a
}

// flagNames lists the long flags, with their hyphens.
func flagNames(a arity) []string {
	var names []string
	for name := range a {
		if len(name) > 1 {
			names = append(names, hyphened(name))
		}
	}
	return names
}

// hyphened is a flag's name as it is typed.
func hyphened(name string) string {
	if len(name) == 1 {
		return "-" + name
	}
	return "--" + name
}

func commandNames(app *cli.App) []string {
	names := []string{"help"}
	for _, c := range app.Commands {
		names = append(names, c.Name)
	}
	return names
}

// didYouMean ends a message with the nearest known name, if one is near.
func didYouMean(typed string, known []string) string {
	if near := fold.Nearest(typed, known, 1); len(near) > 0 {
		return fmt.Sprintf("; did you mean %q?", near[0])
	}
	return ""
}
