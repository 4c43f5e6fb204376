package audit

import (
	"strconv"

	"kg/internal/diag"
	"kg/internal/load"
	"kg/internal/model"
)

// mostShared is how many words in a row a text of the dataset may share with a source.
const mostShared = 8

// Copies refuses the texts that repeat more than eight consecutive words of a source: names, short names and
// aliases of entities whose type is not proper, of all entities and claims the notes, reasons and what figures
// say, of views the titles and captions, of sources the reasons of excuses. Words are compared without case,
// accents and punctuation. A run wholly inside one name of an entity of a proper type does not count as repeated;
// elsewhere the words of a name are words like any other. Titles of sources are names too. The list is sorted.
// Cost: linear in the texts and the sources.
func Copies(l *load.Loaded, t *load.Texts) diag.List {
	c := copies{l: l, corpus: newCorpus(l.Dataset, t), names: newNames(l.Dataset)}
	for i := range l.Dataset.Entities {
		c.entity(&l.Dataset.Entities[i])
	}
	for _, k := range l.Dataset.Claims {
		at := func(path ...any) diag.Range { return l.ClaimPartAt(k.ID, path...) }
		c.both(at, "the reason", k.Why, "why")
		c.both(at, "the note", k.Note, "note")
	}
	for _, v := range l.Dataset.Views {
		at := func(path ...any) diag.Range { return l.ViewPartAt(v.ID, path...) }
		c.both(at, "the title", v.Title, "title")
		c.both(at, "the caption", v.Caption, "caption")
	}
	for _, s := range l.Dataset.Sources {
		for i, e := range s.Uncited {
			at := func(...any) diag.Range { return l.ExcuseAt(s.ID, i) }
			c.both(at, "the reason", e.Why)
		}
	}
	c.diags.Sort()
	return c.diags
}

type copies struct {
	l      *load.Loaded
	corpus *corpus
	names  names
	diags  diag.List
}

func (c *copies) entity(e *model.Entity) {
	at := func(path ...any) diag.Range { return c.l.EntityPartAt(e.ID, path...) }
	if t, _ := c.l.Dataset.Ontology.Type(e.Type); !t.Proper {
		c.both(at, "the name", e.Name, "name")
		c.one(at, "the short name", e.Short, "short")
		for i, a := range e.Aliases {
			c.one(at, "the alias", a, "aliases", i)
		}
	}
	c.both(at, "the note", e.Note, "note")
	for i, f := range e.Figures {
		c.both(at, "the unit", f.Unit, "figures", i, "unit")
		c.both(at, "what the figure counts", f.Counts, "figures", i, "counts")
		c.both(at, "what the figure does not count", f.Excludes, "figures", i, "excludes")
	}
}

func (c *copies) both(at func(...any) diag.Range, what string, t model.Text, path ...any) {
	for _, l := range model.Langs() {
		c.one(at, what, t.In(l), append(append([]any{}, path...), string(l))...)
	}
}

// one compares a text.
func (c *copies) one(at func(...any) diag.Range, what, text string, path ...any) {
	words := wordsOf(text)
	if len(words) <= mostShared {
		return
	}
	run, ok := c.corpus.longest(words, c.names.spans(words))
	if !ok {
		return
	}
	d := c.diags.Add(diag.Copied, at(path...), "%s repeats %d consecutive words of %s, line %d, expected at most %d",
		what, run.length, run.source, run.line, mostShared)
	d.Hint = "say it in your own words, not " + strconv.Quote(run.words)
}
