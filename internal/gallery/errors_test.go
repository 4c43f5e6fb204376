package gallery

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"syscall"
	"testing"
)

// Errors with one cause are one with a count, what is said twice is said once, and others stay apart, in their order.
func TestSummed(t *testing.T) {
	denied := func(name string) error {
		return fmt.Errorf("view %s: %w", name, &fs.PathError{Op: "open", Path: name, Err: syscall.EACCES})
	}
	view := errors.New("view a: nobody")
	full := fmt.Errorf("view d: %w", syscall.ENOSPC)
	err := summed([]error{nil, denied("a"), view, denied("b"), nil, view, full, denied("c"), fmt.Errorf("x %w", errIrregular), fmt.Errorf("y %w", errIrregular)})
	want := []string{
		"view a: open a: permission denied", "and 2 more: permission denied", "view a: nobody", "view d: no space left on device",
		"x is no regular file", "and 1 more: is no regular file",
	}
	if got := err.Error(); got != strings.Join(want, "\n") {
		t.Errorf("%q", got)
	}
	if !errors.Is(err, syscall.EACCES) || !errors.Is(err, syscall.ENOSPC) {
		t.Errorf("%v has lost its causes", err)
	}
	if err := summed([]error{nil, nil}); err != nil {
		t.Errorf("nothing went wrong, and yet: %v", err)
	}
}
