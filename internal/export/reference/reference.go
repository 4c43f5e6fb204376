// Package reference writes where a dataset got something from, as references for people and for reference
// managers: a document each, with the places in it and a link that shows them.
//
// It collects citations and writes them; it reads no sources and checks nothing.
//
//	refs := reference.OfEntity(d, entity)
//	f, ok := reference.ByName("bibtex")
//	err := f.Write(os.Stdout, refs, model.French)
package reference

import (
	"io"
	"slices"
	"strings"

	"kg/internal/model"
)

// Reference is a source with the places in it that are cited.
type Reference struct {
	Source model.Source
	Cited  []model.Citation // at least one, in the order of the text, none twice
}

// Format writes references. Write gives the same bytes for the same references and returns the writer's first error.
type Format struct {
	Name      string // "bibtex"
	Extension string // ".bib"
	Write     func(w io.Writer, refs []Reference, l model.Lang) error
}

// All lists the formats, the usual one first.
func All() []Format {
	return []Format{{"text", ".txt", writeText}, {"bibtex", ".bib", writeBibTeX}, {"csl-json", ".json", writeCSL}}
}

// ByName finds a format by its name or its extension without the dot, without regard to case.
func ByName(name string) (Format, bool) {
	return find(func(f Format) bool {
		return strings.EqualFold(f.Name, name) || strings.EqualFold(f.Extension, "."+name)
	})
}

// ByExtension finds a format by the end of a file's name, without regard to case.
func ByExtension(path string) (Format, bool) {
	return find(func(f Format) bool { return strings.HasSuffix(strings.ToLower(path), f.Extension) })
}

func find(is func(Format) bool) (Format, bool) {
	if i := slices.IndexFunc(All(), is); i >= 0 {
		return All()[i], true
	}
	return Format{}, false
}

// OfClaim collects what a claim cites, and what is cited for its status. Sources are sorted by id.
func OfClaim(d *model.Dataset, c model.Claim) []Reference {
	var cited []model.Citation
	cited = append(cited, c.Citations...)
	return collect(d, addStatus(cited, c.Status, ""))
}

// OfEntity collects all that is cited about an entity: by the claims from and to it, for its figures, for what
// happened to it and for what it did to others.
func OfEntity(d *model.Dataset, e model.Entity) []Reference {
	var cited []model.Citation
	for _, c := range d.Claims {
		if c.From == e.ID || c.To == e.ID {
			cited = addStatus(append(cited, c.Citations...), c.Status, "")
		} else {
			cited = addStatus(cited, c.Status, e.ID)
		}
	}
	for _, f := range e.Figures {
		cited = append(cited, f.Citations...)
	}
	for _, x := range d.Entities {
		by := e.ID
		if x.ID == e.ID {
			by = ""
		}
		cited = addStatus(cited, x.Status, by)
	}
	return collect(d, cited)
}

// addStatus appends the citations of what happened; when by is given, only of what that entity did.
func addStatus(cited []model.Citation, list []model.Status, by string) []model.Citation {
	for _, s := range list {
		if by == "" || s.By == by {
			cited = append(cited, s.Citations...)
		}
	}
	return cited
}

// collect groups citations by their source. Of a source that the dataset does not have, only the id is known.
func collect(d *model.Dataset, cited []model.Citation) []Reference {
	cited = slices.Clone(cited)
	slices.SortFunc(cited, model.Citation.Compare)
	var refs []Reference
	for i, c := range cited {
		if i > 0 && c == cited[i-1] {
			continue
		}
		if len(refs) == 0 || refs[len(refs)-1].Source.ID != c.Source {
			s, ok := d.Source(c.Source)
			if !ok {
				s.ID = c.Source
			}
			refs = append(refs, Reference{Source: s})
		}
		r := &refs[len(refs)-1]
		r.Cited = append(r.Cited, c)
	}
	return refs
}

// place is where in its source something stands: "IV.D.1.b, l. 52".
func place(c model.Citation, l model.Lang) string {
	line := "l. "
	if l == model.English {
		line = "line "
	}
	s := line + itoa(c.Line)
	if c.Section != "" {
		s = c.Section + ", " + s
	}
	return s
}

// places lists where in its source something stands, each place once.
func (r Reference) places(l model.Lang) []string {
	var out []string
	for _, c := range r.Cited {
		if p := place(c, l); !slices.Contains(out, p) {
			out = append(out, p)
		}
	}
	return out
}
