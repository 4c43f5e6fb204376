package load

// value is what a scalar may be, for the schema: the readers (scalar.go) check it in their own words.
type value struct {
	pattern string   // a regular expression that its text fits; "" for any
	choices []string // its few values
	flag    bool     // true or false
	whole   bool     // an integer, from 1
	number  bool     // a number, above `above` and at most `most`
	above   float64
	most    float64
	ref     string // what it names: type, effect, state, relation, source, entity
}

const idPattern = "^[a-z0-9]+(-[a-z0-9]+)*$"

func scalarOf(v value) *shape { return &shape{value: v} }

func pattern(p string) value { return value{pattern: p} }

// words is any text that is not empty.
func wordsShape() *shape { return scalarOf(pattern(`\S`)).called("words") }

func idShape() *shape { return scalarOf(pattern(idPattern)).called("id") }

func dateShape() *shape {
	return scalarOf(pattern(`^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$`)).called("date")
}

func lineShape() *shape { return scalarOf(value{whole: true}).called("line") }

func flagShape() *shape { return scalarOf(value{flag: true}) }

func colourShape() *shape { return scalarOf(pattern("^#[0-9a-fA-F]{6}$")).called("colour") }

func refTo(what string) *shape { return scalarOf(value{ref: what, pattern: idPattern}) }

func oneOfThese(choices ...string) *shape { return scalarOf(value{choices: choices}) }
