package cli

import (
	"fmt"
	"slices"
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
	var command *cli.Command
	var flags, rest []string
	known := allFlags(app)
	for i := 1; i < len(args); i++ {
		arg := args[i]
		switch {
		case arg == "--":
			rest = append(rest, args[i+1:]...)
			i = len(args)
		case len(arg) > 1 && arg[0] == '-':
			name, _, hasValue := strings.Cut(strings.TrimLeft(arg, "-"), "=")
			takesValue, ok := known[name]
			if !ok {
				return nil, usage("unknown flag %q%s", arg, didYouMean(strings.TrimLeft(name, "-"), flagNames(known, command)))
			}
			flags = append(flags, arg)
			if takesValue && !hasValue {
				if i++; i == len(args) {
					return nil, usage("the flag %q needs a value", arg)
				}
				flags = append(flags, args[i])
			}
		case command == nil:
			if command = app.Command(arg); command == nil && arg != "help" && arg != "h" {
				return nil, usage("unknown command %q%s", arg, didYouMean(arg, commandNames(app)))
			}
			if command == nil {
				return append([]string{app.Name}, args[i:]...), nil
			}
		default:
			rest = append(rest, arg)
		}
	}
	if command == nil {
		return append([]string{app.Name}, flags...), nil
	}
	for _, f := range flags {
		if name, _, _ := strings.Cut(strings.TrimLeft(f, "-"), "="); f != "-" && f[:min(1, len(f))] == "-" && known.has(name) && !commandFlags(command).has(name) {
			return nil, usage("%s takes no flag %q%s", command.Name, f, didYouMean(name, flagNames(commandFlags(command), nil)))
		}
	}
	return slices.Concat([]string{args[0], command.Name}, flags, []string{"--"}, rest), nil
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

func flagNames(a arity, c *cli.Command) []string {
	if c != nil {
		a = commandFlags(c)
	}
	var names []string
	for name := range a {
		if len(name) > 1 {
			names = append(names, name)
		}
	}
	return names
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
