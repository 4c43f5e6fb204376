package diff

import (
	"cmp"
	"slices"
	"strings"

	"kg/internal/fold"
	"kg/internal/model"
)

// renames finds, among entities that are gone and entities that are new, those that seem to be one: they share an identifier, a
// name, or at least two claims and half of all they have. Each is in one pair at most; pairs are sorted by the old id.
func renames(before, after *model.Dataset) []Rename {
	gone, fresh := only(before, after), only(after, before)
	if len(gone) == 0 || len(fresh) == 0 {
		return nil
	}
	was, is := newTraits(before, gone), newTraits(after, fresh)
	var found []Rename
	for _, old := range gone {
		for _, new := range fresh {
			if r, ok := alike(old, new, was[old.ID], is[new.ID]); ok {
				found = append(found, r)
			}
		}
	}
	slices.SortFunc(found, func(a, b Rename) int {
		return cmp.Or(cmp.Compare(rank(a.Why), rank(b.Why)), cmp.Compare(b.Shared, a.Shared), cmp.Compare(a.Old, b.Old), cmp.Compare(a.New, b.New))
	})
	var out []Rename
	taken := map[string]bool{}
	for _, r := range found {
		if !taken["old "+r.Old] && !taken["new "+r.New] {
			taken["old "+r.Old], taken["new "+r.New] = true, true
			out = append(out, r)
		}
	}
	slices.SortFunc(out, func(a, b Rename) int { return cmp.Compare(a.Old, b.Old) })
	return out
}

func rank(r Reason) int { return slices.Index([]Reason{SameIdentifier, SameName, SameClaims}, r) }

// only lists the entities of one dataset whose ids another lacks.
func only(d, other *model.Dataset) []model.Entity {
	return slices.DeleteFunc(slices.Clone(d.Entities), func(e model.Entity) bool {
		_, ok := other.Entity(e.ID)
		return ok
	})
}

// traits are what an entity is recognised by.
type traits struct {
	names  []string
	claims []string // relation, direction and other end of each claim, sorted, each once
}

func newTraits(d *model.Dataset, list []model.Entity) map[string]*traits {
	out := map[string]*traits{}
	for _, e := range list {
		t := &traits{}
		for _, n := range []string{e.Name.FR, e.Name.EN} {
			t.names = append(t.names, strings.Join(fold.Words(n), " "))
		}
		out[e.ID] = t
	}
	for _, c := range d.Claims {
		if t := out[c.From]; t != nil {
			t.claims = append(t.claims, c.Relation+" > "+c.To)
		}
		if t := out[c.To]; t != nil {
			t.claims = append(t.claims, c.Relation+" < "+c.From)
		}
	}
	for _, t := range out {
		slices.Sort(t.claims)
		t.claims = slices.Compact(t.claims)
	}
	return out
}

func alike(old, new model.Entity, was, is *traits) (Rename, bool) {
	r := Rename{Old: old.ID, New: new.ID}
	for _, i := range old.Identifiers {
		if slices.Contains(new.Identifiers, i) {
			r.Why = SameIdentifier
			return r, true
		}
	}
	if old.Type != new.Type {
		return r, false
	}
	for i, n := range was.names {
		if n != "" && n == is.names[i] {
			r.Why = SameName
			return r, true
		}
	}
	for _, c := range was.claims {
		if _, ok := slices.BinarySearch(is.claims, c); ok {
			r.Shared++
		}
	}
	r.Why = SameClaims
	return r, r.Shared >= 2 && 2*r.Shared >= max(len(was.claims), len(is.claims))
}

// follow marks the claims that were there before under the old id of a renamed entity, and says the same otherwise.
func (r *Report) follow() {
	if len(r.Renames) == 0 {
		return
	}
	by := map[string]int{} // old id → its rename
	for i, n := range r.Renames {
		by[n.Old] = i
	}
	named := func(id string) string {
		if i, ok := by[id]; ok {
			return r.Renames[i].New
		}
		return id
	}
	fresh := map[string][]*Change{} // by all that an added claim says
	for i := range r.Changes {
		if c := &r.Changes[i]; c.Part == Claims && c.Kind == Added {
			key := sayings(c.Fields, func(s string) string { return s })
			fresh[key] = append(fresh[key], c)
		}
	}
	for i := range r.Changes {
		c := &r.Changes[i]
		if c.Part != Claims || c.Kind != Removed {
			continue
		}
		from, to := value(c.Fields, "from"), value(c.Fields, "to")
		key := sayings(c.Fields, named)
		if list := fresh[key]; len(list) > 0 && (named(from) != from || named(to) != to) {
			c.Follows, list[0].Follows = true, true
			fresh[key] = list[1:]
			at, ok := by[from]
			if !ok {
				at = by[to]
			}
			r.Renames[at].Follow++
		}
	}
}

// sayings is all that a claim says as one text, its ends renamed.
func sayings(fields []Field, named func(string) string) string {
	var b strings.Builder
	for _, f := range fields {
		v := f.Old + f.New
		if f.Name == "from" || f.Name == "to" {
			v = named(v)
		}
		b.WriteString(f.Name + "\x00" + v + "\x00")
	}
	return b.String()
}

func value(fields []Field, name string) string {
	for _, f := range fields {
		if f.Name == name {
			return f.Old + f.New
		}
	}
	return ""
}
