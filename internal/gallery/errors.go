package gallery

import (
	"errors"
	"fmt"
	"slices"
	"syscall"
)

// summed is one error for many, nil among them or only nil: what is said twice is said once, since a view is drawn in several sizes and
// languages, and of errors with one cause, such as a full disk, the first is said and the others are counted.
func summed(errs []error) error {
	var firsts []error
	var causes []string
	said, more := map[string]bool{}, map[string]int{}
	for _, err := range errs {
		if err == nil || said[err.Error()] {
			continue
		}
		said[err.Error()] = true
		why := cause(err)
		if why != "" && slices.Contains(causes, why) {
			more[why]++
			continue
		}
		firsts, causes = append(firsts, err), append(causes, why)
	}
	for i, why := range causes {
		if n := more[why]; n > 0 {
			firsts[i] = fmt.Errorf("%w\nand %d more: %s", firsts[i], n, why)
		}
	}
	return errors.Join(firsts...)
}

// cause is what lies under an error of many files; "" for one that stands for itself.
func cause(err error) string {
	var number syscall.Errno
	switch {
	case errors.As(err, &number):
		return number.Error()
	case errors.Is(err, errIrregular):
		return errIrregular.Error()
	}
	return ""
}
