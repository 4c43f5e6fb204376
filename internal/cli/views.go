package cli

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/urfave/cli/v2"

	"kg/internal/model"
)

func viewsCommand() *cli.Command {
	return &cli.Command{
		Name:      "views",
		Usage:     "the pictures that the dataset has a recipe for",
		ArgsUsage: " ",
		Description: "Each with its title and the sizes it is good for. Whatever is not among them has a view of its own all the same:\n" +
			"kg render NAME draws what surrounds it.\n\nkg views\nkg views --lang en --format json",
		Flags:  []cli.Flag{langFlag(), formatFlag("text or json"), outFlag(), dataFlag(), colorFlag()},
		Action: action(0, runViews),
	}
}

// listedView is a view as JSON.
type listedView struct {
	ID    string       `json:"id"`
	Title model.Text   `json:"title"`
	Sizes []model.Size `json:"sizes"`
}

func runViews(s *session) error {
	format, err := s.answerFormat()
	if err != nil {
		return err
	}
	d, err := s.dataset()
	if err != nil {
		return err
	}
	if len(d.Views) == 0 && format != "json" {
		return noAnswer("the dataset has no views; add one to views.yaml, or draw what surrounds an entity: kg render NAME")
	}
	list, width := []listedView{}, 0
	for _, v := range d.Views {
		list = append(list, listedView{v.ID, v.Title, v.DrawnIn()})
		width = max(width, len(v.ID))
	}
	return s.output(func(w io.Writer, _ bool) error {
		if format == "json" {
			enc := json.NewEncoder(w)
			enc.SetEscapeHTML(false)
			enc.SetIndent("", "  ")
			return enc.Encode(list)
		}
		for _, v := range list {
			if _, err := fmt.Fprintf(w, "%-*s  %s  (%s)\n", width, v.ID, v.Title.In(s.lang), sizeNames(v.Sizes)); err != nil {
				return err
			}
		}
		return nil
	})
}

func sizeNames(sizes []model.Size) string {
	var names []string
	for _, s := range sizes {
		names = append(names, string(s))
	}
	return strings.Join(names, ", ")
}
