package ask

import (
	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"kg/internal/model"
)

// collator sorts texts by the Unicode Collation Algorithm of a language.
type collator struct {
	collate *collate.Collator
	buffer  collate.Buffer
}

func newCollator(l model.Lang) *collator {
	return &collator{collate: collate.New(language.Make(string(l)), collate.Loose, collate.Numeric)}
}

func (c *collator) key(s string) []byte { return c.collate.KeyFromString(&c.buffer, s) }
