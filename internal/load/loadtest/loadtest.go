// Package loadtest makes datasets for tests and benchmarks: small ones to break, large ones to time.
//
// Folder writes the YAML of any number of entities and claims that package load accepts, the same
// bytes for the same Size. It uses an ontology of its own, near the one that kg ships; it says nothing
// true about anybody, and is no sample of how to write a dataset.
//
//	fsys := loadtest.Folder(loadtest.Size{Entities: 1000, Claims: 1600})
//	d, diags := load.Load(fsys)
//	err := loadtest.WriteDir("/tmp/big", loadtest.Size{Entities: 1000, Claims: 1600})  // for --data
package loadtest

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing/fstest"
)

// Size is how large a dataset to make. The claims spread over the entities as in curated data: most
// entities start a few, some none, and a few are the end of many.
type Size struct {
	Entities int // at least 10
	Claims   int // at most ten times the entities
	Seed     uint64
}

// Times returns the size n times as large.
func (s Size) Times(n int) Size { return Size{s.Entities * n, s.Claims * n, s.Seed} }

// Issue is the size that kg's time limits speak of: 1,000 entities and 1,600 claims.
func Issue() Size { return Size{Entities: 1000, Claims: 1600} }

// Folder makes a dataset as a file system: the reserved files and one of entities for each type. Its
// recommendations are rec-1, rec-2, …, the first with a path to bodies in every tier of "affects".
func Folder(s Size) fstest.MapFS {
	g := generator{Size: s, rng: rand.New(rand.NewPCG(s.Seed, 19)), out: map[string]*bytes.Buffer{}}
	g.entities()
	fsys := fstest.MapFS{}
	for name, text := range fixedFiles() {
		fsys[name] = &fstest.MapFile{Data: []byte(text), Mode: 0o644}
	}
	for name, b := range g.out {
		fsys[name] = &fstest.MapFile{Data: b.Bytes(), Mode: 0o644}
	}
	return fsys
}

// WriteDir writes the files of Folder into a folder, which it makes if need be.
func WriteDir(dir string, s Size) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	for name, f := range Folder(s) {
		if err := os.WriteFile(filepath.Join(dir, name), f.Data, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// perFile is how many entities a file holds, so that none grows beyond what package load takes.
const perFile = 5000

// generator writes entities in the order of their ids, with the claims that each starts.
type generator struct {
	Size
	rng   *rand.Rand
	out   map[string]*bytes.Buffer
	kinds []kind
}

// kind is a type of which a share of the entities is.
type kind struct {
	name  string // of its ids: "rec-1"
	typ   string
	share int // of a hundred
	count int
	rules []rule
}

// rule is a relation that an entity of a kind can start, with the kind at its end.
type rule struct{ relation, to string }

func kinds() []kind {
	return []kind{
		{name: "rec", typ: "recommendation", share: 4, rules: []rule{{"recommends", "measure"}}},
		{name: "measure", typ: "measure", share: 30, rules: []rule{{"equips", "body"}, {"tasks", "body"}, {"overseen-by", "body"}, {"relies-on", "system"}, {"amends", "law"}}},
		{name: "body", typ: "public-body", share: 36, rules: []rule{{"part-of", "body"}, {"operates", "system"}}},
		{name: "law", typ: "law", share: 12, rules: []rule{{"creates", "body"}}},
		{name: "system", typ: "system", share: 10, rules: []rule{{"part-of", "system"}}},
		{name: "critique", typ: "critique", share: 8, rules: []rule{{"criticises", "measure"}}},
	}
}

func (g *generator) entities() {
	g.kinds = kinds()
	left := g.Entities
	for i := range g.kinds {
		k := &g.kinds[i]
		k.count = max(1, g.Entities*k.share/100)
		if i == len(g.kinds)-1 {
			k.count = max(1, left)
		}
		left -= k.count
	}
	claims, started := g.Claims, 0
	for i := range g.kinds {
		k := &g.kinds[i]
		var b *bytes.Buffer
		for n := 1; n <= k.count; n++ {
			if n%perFile == 1 {
				b = new(bytes.Buffer)
				g.out[fmt.Sprintf("%s-%d.yaml", k.typ, 1+n/perFile)] = b
			}
			started++
			due := g.Claims*started/g.Entities - (g.Claims - claims)
			g.entity(b, k, n)
			claims -= g.claims(b, k, n, min(due, claims))
		}
	}
}

func (g *generator) entity(b *bytes.Buffer, k *kind, n int) {
	id := fmt.Sprintf("%s-%d", k.name, n)
	fmt.Fprintf(b, "- id: %s\n  type: %s\n", id, k.typ)
	if k.name == "rec" {
		fmt.Fprintf(b, "  number: %d\n  extent: {source: report, from: %d, to: %d}\n", n, n*10, n*10+5)
	}
	fmt.Fprintf(b, "  name: {fr: \"Élément n° %d : %s à vérifier, numéro %d\", en: \"Item no. %d: %s to be checked, number %d\"}\n", n, k.name, n, n, k.name, n)
	if k.name == "body" {
		fmt.Fprintf(b, "  short: Body%d\n  aliases: [\"B%d\", \"Bureau n° %d\"]\n", n, n, n)
	}
}

// claims writes up to n claims of an entity, to ends that none of its claims of that relation has yet.
func (g *generator) claims(b *bytes.Buffer, k *kind, from, n int) int {
	var seen []string
	written := 0
	for try := 0; try < 4*n && written < n; try++ {
		r := k.rules[g.rng.IntN(len(k.rules))]
		to := g.kinds[slices.IndexFunc(g.kinds, func(t kind) bool { return t.name == r.to })]
		// The smaller of two draws: some ends are more sought after than others.
		end := fmt.Sprintf("%s-%d", to.name, 1+min(g.rng.IntN(to.count), g.rng.IntN(to.count)))
		key := r.relation + " " + end
		if end == fmt.Sprintf("%s-%d", k.name, from) || slices.Contains(seen, key) {
			continue
		}
		seen = append(seen, key)
		if written == 0 {
			b.WriteString("  claims:\n")
		}
		written++
		line := 1 + g.rng.IntN(2000)
		if k.name == "rec" {
			line = from*10 + g.rng.IntN(5)
		}
		fmt.Fprintf(b, "    - %s: %s\n      cite: {source: report, section: IV.D.%d, line: %d, anchor: \"mots n° %d de l’État\"}\n", r.relation, end, 1+line%7, line, line)
		if g.rng.IntN(12) == 0 {
			b.WriteString("      basis: inferred\n      why: {fr: \"La source le laisse entendre\", en: \"The source implies it\"}\n")
		}
	}
	return written
}
