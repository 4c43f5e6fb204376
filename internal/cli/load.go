package cli

import (
	"fmt"

	"github.com/urfave/cli/v2"

	"kg/internal/store"
)

func loadCommand() *cli.Command {
	return &cli.Command{
		Name:      "load",
		Usage:     "fill a store with the dataset, for kg cayley and --store",
		ArgsUsage: " ",
		Description: "All that entities and claims say becomes quads in a folder, whole or not at all; a store that is there is replaced.\n\n" +
			"kg load --store bolt:store\n" +
			"kg affected rec-19 --store bolt:store",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "store", Usage: "fill the store at `URL`: bolt:FOLDER"},
			dataFlag(), colorFlag(),
		},
		Action: action(0, runLoad),
	}
}

func runLoad(s *session) error {
	url := s.String("store")
	if url == "" {
		return usage("load needs a store: --store bolt:FOLDER")
	}
	d, err := s.dataset()
	if err != nil {
		return err
	}
	said := 0 // tenths
	quads := 0
	err = store.Load(s.Context.Context, url, d, func(done, all int) {
		quads = all
		if tenth := done * 10 / all; tenth > said {
			said = tenth
			fmt.Fprintf(s.App.ErrWriter, "writing %s: %d of %d quads\n", url, done, all)
		}
	})
	if err != nil {
		return storeFailure(err)
	}
	fmt.Fprintf(s.App.ErrWriter, "wrote %s: %d entities, %d claims, %d quads\n", url, len(d.Entities), len(d.Claims), quads)
	return nil
}
