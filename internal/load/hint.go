package load

import (
	"strconv"
	"strings"

	"kg/internal/diag"
	"kg/internal/fold"
)

// maxGuesses is for how many unknown names of the same kind the nearest are looked for: each costs a
// comparison with every name there is.
const maxGuesses = 200

// guesser finds what unknown names were meant to be, until there are too many of a kind.
type guesser map[diag.Code]int

func (g guesser) hint(c diag.Code, typed string, names []string) string {
	if g[c]++; g[c] > maxGuesses {
		return ""
	}
	return didYouMean(typed, names)
}

// didYouMean is a hint with the nearest names, "" when none is near.
func didYouMean(typed string, names []string) string {
	near := fold.Nearest(typed, names, 3)
	for i, n := range near {
		near[i] = strconv.Quote(n)
	}
	switch len(near) {
	case 0:
		return ""
	case 1:
		return "did you mean " + near[0] + "?"
	default:
		return "did you mean " + strings.Join(near[:len(near)-1], ", ") + " or " + near[len(near)-1] + "?"
	}
}

// oneOf lists what was expected; of long lists it gives the start.
func oneOf(names []string) string {
	const most = 12
	if len(names) > most {
		return "one of " + strings.Join(names[:most], ", ") + ", …"
	}
	if len(names) == 1 {
		return names[0]
	}
	return "one of " + strings.Join(names, ", ")
}
