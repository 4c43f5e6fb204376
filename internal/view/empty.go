package view

import "fmt"

// EmptyError says that a view is as it should be and that there is nothing in the dataset for it to show, on a date perhaps. Why says
// which part of the view found nothing.
type EmptyError struct{ Why string }

func (e *EmptyError) Error() string { return e.Why }

// empty is an error that there is nothing to show.
func empty(format string, args ...any) error { return &EmptyError{fmt.Sprintf(format, args...)} }

// maxSet is how many signs of a set an error repeats: who reads it knows the beginning, and finds the rest in the view.
const maxSet = 60

// short is the beginning of a text.
func short(text string) string {
	signs := []rune(text)
	if len(signs) <= maxSet {
		return text
	}
	return string(signs[:maxSet-1]) + "…"
}
