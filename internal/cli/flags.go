package cli

import "github.com/urfave/cli/v2"

// Flags that several commands share. Each is made anew, because urfave/cli keeps values in them.

func dataFlag() cli.Flag {
	return &cli.StringFlag{Name: "data", Usage: "read the dataset from the YAML files in `DIR` instead of the one built in"}
}

func langFlag() cli.Flag {
	return &cli.StringFlag{Name: "lang", Usage: "`LANGUAGE` of the answer: fr or en (default: from LANG, else fr)"}
}

func colorFlag() cli.Flag {
	return &cli.StringFlag{Name: "color", Usage: "`WHEN` to use colour: auto, always or never", Value: "auto"}
}

func asOfFlag() cli.Flag {
	return &cli.StringFlag{Name: "as-of", Usage: "take the dataset as it stood on `DATE`: a year, a month or a day"}
}

func outFlag() cli.Flag {
	return &cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: "write to `FILE`; its extension picks the format"}
}

func formatFlag(formats string) cli.Flag {
	return &cli.StringFlag{Name: "format", Aliases: []string{"f"}, Usage: "`FORMAT` of the output: " + formats}
}

// answerFlags are those of every command that answers from the graph.
func answerFlags(more ...cli.Flag) []cli.Flag { return questionFlags("text or json", more) }

// tableFlags are those of a command whose answer is also a table.
func tableFlags(more ...cli.Flag) []cli.Flag { return questionFlags(orList(tableFormats()), more) }

func questionFlags(formats string, more []cli.Flag) []cli.Flag {
	return append(more, langFlag(), formatFlag(formats), outFlag(), dataFlag(),
		asOfFlag(),
		timeoutFlag(),
		storeFlag("take the graph from the store at `URL`: mem:, or bolt:FOLDER that kg load filled"),
		&cli.StringFlag{Name: "sources", Usage: "show the passages from the sources' texts in `DIR`"},
		colorFlag())
}

func storeFlag(usage string) cli.Flag {
	return &cli.StringFlag{Name: "store", Usage: usage, Value: "mem:"}
}
