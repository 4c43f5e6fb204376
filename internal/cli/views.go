package cli

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/urfave/cli/v2"

	"kg/internal/fold"
	"kg/internal/model"
)

func viewsCommand() *cli.Command {
	return &cli.Command{
		Name:      "views",
		Usage:     "the pictures that the dataset has a recipe for",
		ArgsUsage: "[WORD]",
		Description: "Each with its title and the sizes it is good for; with WORD those that have it in their name or title. Whatever is not among\n" +
			"them has a view of its own all the same: kg render NAME draws what surrounds it.\n\nkg views\nkg views cnil\nkg views --lang en --format json",
		Flags:  []cli.Flag{langFlag(), formatFlag("text or json"), outFlag(), dataFlag(), colorFlag()},
		Action: action(-1, runViews),
	}
}

// listedView is a view as JSON.
type listedView struct {
	ID    string       `json:"id"`
	Title model.Text   `json:"title"`
	Sizes []model.Size `json:"sizes"`
}

func runViews(s *session) error {
	if s.NArg() > 1 {
		return s.checkArguments(1)
	}
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
	views, err := s.viewsWith(d.Views, s.Args().First())
	if err != nil {
		return err
	}
	for _, v := range views {
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

// viewsWith are the views that have a word in their name or title; all for "".
func (s *session) viewsWith(views []model.View, word string) (with []model.View, err error) {
	for _, v := range views {
		if strings.Contains(fold.Text(strings.Join([]string{v.ID, v.Title.FR, v.Title.EN}, " ")), fold.Text(word)) {
			with = append(with, v)
		}
	}
	if len(with) == 0 && word != "" {
		err = s.perhapsView(views, word, &exitError{exitNoAnswer, fmt.Errorf("no view has %q in its name or title", word), "hint: kg views lists all\n"})
	}
	return with, err
}

// nearViews is how many views a hint names.
const nearViews = 3

// perhapsView is the error of a name that is none, with the views that come near it.
func (s *session) perhapsView(views []model.View, name string, err error) error {
	var e *exitError
	var ids []string
	titles := map[string]string{}
	for _, v := range views {
		ids, titles[v.ID] = append(ids, v.ID), v.Title.In(s.lang)
	}
	near := fold.Nearest(name, ids, nearViews)
	if len(near) == 0 || !errors.As(err, &e) {
		return err
	}
	hint := "hint: the nearest views are\n"
	for _, id := range near {
		hint += fmt.Sprintf("  %s  (%s)\n", id, titles[id])
	}
	return &exitError{e.code, e.err, hint + e.after}
}

func sizeNames(sizes []model.Size) string {
	var names []string
	for _, s := range sizes {
		names = append(names, string(s))
	}
	return strings.Join(names, ", ")
}
