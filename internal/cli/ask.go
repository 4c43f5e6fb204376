package cli

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/urfave/cli/v2"

	"kg/data"
	"kg/internal/ask"
	"kg/internal/fold"
	"kg/internal/load"
	"kg/internal/model"
	"kg/internal/phrase"
	"kg/internal/query"
)

func askCommand() *cli.Command {
	return &cli.Command{
		Name:      "ask",
		Usage:     "answer a question in French or in English",
		ArgsUsage: "QUESTION",
		Description: "Says how the question was understood and which command asks the same. Every word counts: a question that is not\n" +
			"understood as a whole is refused, with the nearest forms. The answer is in the question's language unless --lang says otherwise.\n" +
			"The forms are data: questions.yaml of the dataset.\n\n" +
			"kg ask \"quels organismes sont concernés par la recommandation 19 ?\"\nkg ask who oversees the first circle\nkg ask --list critique",
		Flags: answerFlags(&cli.BoolFlag{Name: "list", Usage: "list the forms of questions, or those that speak of a word, with an example in each language"}),
		Action: action(-1, func(s *session) error {
			if s.Bool("list") {
				return s.listForms(strings.Join(s.Args().Slice(), " "))
			}
			if strings.TrimSpace(strings.Join(s.Args().Slice(), "")) == "" {
				return usage("ask needs a question; kg ask --list shows what can be asked")
			}
			return s.ask(strings.Join(s.Args().Slice(), " "))
		}),
	}
}

// questions are those of the dataset in --data, else of the one that the program carries.
func (s *session) questions() (*model.Questions, error) {
	var q *model.Questions
	if dir := s.String("data"); dir == "" {
		var err error
		if q, err = load.DecodeQuestions(data.Compiled); err != nil {
			return nil, failure(err)
		}
	} else {
		fsys, err := folder("the dataset", dir)
		if err != nil {
			return nil, err
		}
		l, diags := load.Open(fsys)
		if l == nil {
			return nil, s.report(diags, dir, fsys)
		}
		q = l.Questions
	}
	if q == nil {
		return nil, noAnswer("the dataset has no questions.yaml, so that no question can be asked of it\nhint: docs/dataset.md says how to write one; kg affected, kg path and kg show need none")
	}
	return q, nil
}

func (s *session) ask(question string) error {
	k, err := s.question()
	if err != nil {
		return err
	}
	q, err := s.questions()
	if err != nil {
		return err
	}
	if s.String("lang") == "" {
		k.Lang = ""
	}
	n, err := k.Questioner(s.Context.Context, q)
	if err != nil {
		return failure(err)
	}
	a, err := n.Ask(s.Context.Context, question)
	if err != nil {
		return s.refusal(k.Engine, err)
	}
	s.lang = a.Interpretation.Lang
	if err := s.answer(k, a, ask.Text.Question); err != nil {
		return err
	}
	if len(a.Answers) == 0 {
		return &exitError{code: exitNoAnswer}
	}
	return nil
}

// refusal says why a question has no answer, and what can be asked instead.
func (s *session) refusal(e *query.Engine, err error) error {
	var not *phrase.NotUnderstood
	var many *phrase.Ambiguous
	switch {
	case errors.As(err, &not):
		var b strings.Builder
		b.WriteString("hint: the nearest forms are\n")
		for _, f := range not.Nearest {
			fmt.Fprintf(&b, "  %s\n", f.Example.In(not.Lang))
		}
		b.WriteString("  kg ask --list shows all\n")
		return &exitError{exitNoAnswer, err, b.String()}
	case errors.As(err, &many):
		var list []model.Entity
		for _, id := range many.IDs {
			x, _ := e.Dataset().Entity(id)
			list = append(list, x)
		}
		return &exitError{exitNoAnswer, err, s.candidates("say which, by its id", list)}
	}
	return failure(err)
}

// listForms prints the forms, or those whose id, example or words hold a word.
func (s *session) listForms(word string) error {
	q, err := s.questions()
	if err != nil {
		return err
	}
	var forms []*model.Form
	for i := range q.Forms {
		f := &q.Forms[i]
		if all := f.ID + " " + f.Example.FR + " " + f.Example.EN; strings.Contains(fold.Text(all), fold.Text(word)) {
			forms = append(forms, f)
		}
	}
	if len(forms) == 0 {
		return noAnswer("no form of question speaks of %q\nhint: kg ask --list shows all", word)
	}
	return s.output(func(w io.Writer, color bool) error {
		return ask.Text{Lang: s.lang, Color: color}.Forms(w, forms)
	})
}
