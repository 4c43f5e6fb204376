package load_test

import (
	"fmt"
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"kg/data"
	"kg/internal/audit"
	"kg/internal/diag"
	"kg/internal/load"
)

// mutation is a slip of the hand in the dataset that ships. The first place with the text old, at or after the
// entry, becomes new. The diagnostic is expected at the line where that starts, or where see starts.
type mutation struct {
	what     string
	file     string
	entry    string // where to start looking: "- id: senat\n", "\n  extended:"; "" for the start of the file
	old, new string
	code     diag.Code
	see      string // looked for from the entry on, after the change; "" for the place of the change
	echoes   bool   // other places refer to what is gone, and are reported too
}

// untold mutations need no text of a source to be found.
func untold() []mutation {
	const actors, laws, posts, recs, crits, systems, safe = "actors.yaml", "laws.yaml", "posts.yaml", "recommendations.yaml", "critiques.yaml", "systems.yaml", "safeguards.yaml"
	const cyber, rec, first, essay, lopmi, stcl = "- id: cyberdouane\n", "- id: rec-19\n", "- id: rec-19-m1\n", "- id: essai-de-la-vsa\n", "- id: loi-2023-22\n", "- id: stcl\n"
	return []mutation{
		// ids and names of things
		{what: "typo in a target", file: recs, entry: rec, old: "rec-19-m1", new: "rec-19-n1", code: diag.UnknownEntity},
		{what: "typo in one target of a list", file: recs, entry: first, old: "gendarmerie-nationale", new: "gendarmerie-national", code: diag.UnknownEntity},
		{what: "typo in a relation", file: recs, entry: rec, old: "recommends: rec-19-m2", new: "recomends: rec-19-m2", code: diag.UnknownRel},
		{what: "typo in a type", file: recs, entry: rec, old: "type: recommendation", new: "type: recomendation", code: diag.UnknownType},
		{what: "typo in the source of an extent", file: recs, entry: rec, old: "source: senat-iv-d, from", new: "source: senat-iv-e, from", code: diag.UnknownSource},
		{what: "typo in the source of a citation", file: systems, entry: stcl, old: "source: senat-iv-d", new: "source: senat-ivd", code: diag.UnknownSource},
		{what: "typo in a state", file: posts, entry: essay, old: "state: extended", new: "state: extend", code: diag.UnknownState},
		{what: "an actor of a status with an accent", file: posts, entry: essay, old: "by: commission-mixte-paritaire", new: "by: commission-mixte-paritairé", code: diag.UnknownEntity},
		{what: "an id twice", file: systems, entry: stcl, old: "id: stcl", new: "id: lapi", code: diag.DuplicateID, see: "- id: lapi\n  type: system\n  short: Lapi", echoes: true},
		{what: "an id with a capital", file: actors, entry: cyber, old: "id: cyberdouane", new: "id: Cyberdouane", code: diag.BadID, echoes: true},
		{what: "an id with an accent", file: actors, entry: "- id: senat\n", old: "id: senat", new: "id: sénat", code: diag.BadID, echoes: true},
		// shape
		{what: "a language missing", file: actors, entry: cyber, old: "{fr: Cyberdouane, en: Cyberdouane}", new: "{fr: Cyberdouane}", code: diag.MissingLang},
		{what: "a language empty", file: actors, entry: cyber, old: "en: Cyberdouane", new: `en: ""`, code: diag.Empty},
		{what: "a type missing", file: actors, entry: cyber, old: "  type: service\n", new: "", code: diag.MissingKey, see: "id: cyberdouane"},
		{what: "a type twice", file: actors, entry: cyber, old: "  type: service\n", new: "  type: service\n  type: service\n", code: diag.DuplicateKey, see: "type: service\n  name"},
		{what: "a key misspelt", file: actors, entry: cyber, old: "  note:", new: "  notes:", code: diag.UnknownKey},
		{what: "a comma without quotes", file: actors, entry: cyber, old: "fr: Cyberdouane", new: "fr: Cyberdouane, la douane en ligne", code: diag.UnknownKey},
		{what: "a colon without quotes", file: recs, entry: first, old: "fr: Investir dans", new: "fr: Investir : dans", code: diag.Syntax},
		{what: "a name without its languages", file: actors, entry: cyber, old: "name: {fr: Cyberdouane, en: Cyberdouane}", new: "name: Cyberdouane", code: diag.WrongType},
		{what: "an alias twice", file: laws, entry: lopmi, old: "loi 2023-22,", new: "loi 2023-22, loi 2023-22,", code: diag.Repeated},
		// values
		{what: "a month that is none", file: actors, entry: cyber, old: "since: 2009-02", new: "since: 2009-13", code: diag.BadDate},
		{what: "a date as people write it", file: laws, entry: lopmi, old: "date: 2023-01-24", new: "date: 24/01/2023", code: diag.BadDate},
		{what: "an end before the start", file: actors, entry: cyber, old: "since: 2009-02", new: "since: 2009-02\n      until: 2008", code: diag.DatesReversed, see: "until: 2008"},
		{what: "swapped ends of an extent", file: recs, entry: rec, old: "from: 205, to: 219", new: "from: 219, to: 205", code: diag.LinesReversed},
		{what: "an extent without an end", file: recs, entry: rec, old: ", to: 219", new: "", code: diag.MissingKey},
		{what: "line nought", file: actors, entry: cyber, old: "line: 52", new: "line: 0", code: diag.BadNumber},
		{what: "a line in Roman numerals", file: actors, entry: cyber, old: "line: 52", new: "line: LII", code: diag.WrongType},
		{what: "a figure in words", file: posts, entry: essay, old: "value: 8", new: "value: huit", code: diag.BadNumber},
		{what: "a figure without a unit", file: posts, entry: essay, old: "      unit: {fr: situations, en: situations}\n", new: "", code: diag.MissingKey, see: "- value: 8"},
		{what: "a basis that is none", file: recs, entry: first, old: "basis: inferred", new: "basis: infered", code: diag.BadValue},
		// claims
		{what: "a claim about itself", file: actors, entry: cyber, old: "part-of: dnred", new: "part-of: cyberdouane", code: diag.SelfClaim},
		{what: "a relation reversed", file: crits, entry: "- id: moyens-non-annonces\n", old: "criticises: futur-plan-stupefiants", new: "voices: senat-commission", code: diag.Misfit},
		{what: "another relation than fits", file: systems, entry: stcl, old: "relies-on: lapi", new: "part-of: cnil", code: diag.Misfit},
		{what: "a cite removed", file: actors, entry: cyber, old: `      cite: {source: senat-iv-d, section: IV.D.1.b, line: 52, anchor: unité spécialisée « Cyberdouane »}` + "\n", new: "", code: diag.NoCitation, see: "part-of: dnred"},
		{what: "a status without a cite", file: posts, entry: essay, old: `state: experimented, cite: {source: lqdn, section: 05.03.2025, line: 20, anchor: pendant plusieurs mois}`, new: "state: experimented", code: diag.NoCitation},
		{what: "an anchor of six words", file: actors, entry: cyber, old: "anchor: coups d'achat", new: "anchor: des coups d'achat comme on dit", code: diag.BadAnchor},
		{what: "an anchor of no word", file: actors, entry: cyber, old: "anchor: coups d'achat", new: `anchor: "« »"`, code: diag.BadAnchor},
		{what: "the same claim twice", file: actors, entry: cyber, old: "- operates: coup-d-achat", new: "- operates: coup-d-achat\n      cite: {source: senat-iv-d, section: IV.D.1.b, line: 52, anchor: coups d'achat}\n    - operates: coup-d-achat",
			code: diag.Repeated, see: "- operates: coup-d-achat\n      cite: {source: senat-iv-d, section: IV.D.1.b, line: 52, anchor: coups d'achat}\n    - operates: collecte"},
		{what: "a reason taken away", file: recs, entry: first, old: "basis: inferred\n      why:", new: "basis: inferred\n      note:", code: diag.NoReason},
		{what: "a reason for what is stated", file: recs, entry: first, old: "basis: inferred", new: "basis: stated", code: diag.IdleReason, see: "fr: Le titre de cette partie"},
		// the bytes
		{what: "a tab", file: actors, entry: cyber, old: "  type: service", new: "\ttype: service", code: diag.HiddenChar},
		{what: "a byte of Windows-1252", file: safe, entry: "- id: cnil-information\n", old: "Interconnexion signalée", new: "Interconnexion signal\xe9e", code: diag.NotUTF8},
		{what: "a quotation mark not closed", file: systems, entry: stcl, old: `en: "An interministerial project, named only in a footnote."`, new: `en: "An interministerial project, named only in a footnote.`, code: diag.Syntax},
		{what: "an alias of YAML", file: actors, entry: cyber, old: "fr: Cyberdouane", new: "fr: *Cyberdouane", code: diag.NotPlainYAML},
		{what: "the mark of a merge", file: actors, entry: cyber, old: "- id: cyberdouane", new: "<<<<<<< HEAD\n- id: cyberdouane", code: diag.Syntax},
		// the reserved files
		{what: "typo in a parent", file: "ontology.yaml", entry: "\n  service:", old: "is: actor", new: "is: actors", code: diag.UnknownType},
		{what: "typo in an effect", file: "ontology.yaml", entry: "\n  equips:", old: "effect: gains-means", new: "effect: gain-means", code: diag.UnknownEffect},
		{what: "typo in a tier", file: "ontology.yaml", entry: "\n      extended:", old: "part-of+", new: "part-off+", code: diag.UnknownName},
		{what: "a bracket lost in a tier", file: "ontology.yaml", entry: "\n      extended:", old: "(direct|indirect)", new: "(direct|indirect", code: diag.BadExpr},
		{what: "a tier that needs itself", file: "ontology.yaml", entry: "\n      extended:", old: "(direct|indirect)", new: "(direct|extended)", code: diag.TierCycle, see: "extended:"},
		{what: "typo in a gap", file: "ontology.yaml", entry: "\n  recommendation-without-measure:", old: "without: recommends", new: "without: recommend", code: diag.UnknownName},
		{what: "a colour without quotes", file: "styles.yaml", entry: "", old: `fill: "#16324f"`, new: "fill: #16324f", code: diag.Syntax},
		{what: "white on white", file: "styles.yaml", entry: "", old: `fill: "#16324f"`, new: `fill: "#ffffff"`, code: diag.LowContrast},
		{what: "a look taken away", file: "styles.yaml", entry: "", old: "  safeguard: ", new: "  critique: ", code: diag.DuplicateKey, echoes: true},
		{what: "typo in the focus of a view", file: "views.yaml", entry: "\n  rec-19:", old: "focus: rec-19", new: "focus: rec-91", code: diag.UnknownEntity},
		{what: "typo in the way of a view", file: "views.yaml", entry: "\n  rec-19:", old: "affects.direct", new: "affects.direkt", code: diag.UnknownName},
		{what: "a hash cut short", file: "sources.yaml", entry: "\n  lqdn:", old: "6db21698cc3c", new: "6db21698cc3", code: diag.BadValue},
		{what: "an address that runs code", file: "sources.yaml", entry: "\n  lqdn:", old: "https://", new: "javascript:", code: diag.BadValue},
	}
}

// told mutations are found in the sources' texts.
func told() []mutation {
	const cyber = "- id: cyberdouane\n"
	actor := func(what, old, new string, code diag.Code) mutation {
		return mutation{what: what, file: "actors.yaml", entry: cyber, old: old, new: new, code: code}
	}
	return []mutation{
		actor("a wrong line", "line: 52", "line: 54", diag.MovedAnchor),
		actor("a line of too many digits", "line: 52", "line: 5200", diag.MovedAnchor),
		actor("the wrong source", "source: senat-iv-d", "source: lqdn", diag.LostAnchor),
		actor("lost accents", "unité spécialisée", "unite specialisee", diag.LostAnchor),
		actor("one lost accent", "effectuer des enquêtes", "effectuer des enquètes", diag.LostAnchor),
		actor("a letter too few", "sous pseudonyme", "sous pseudonym", diag.LostAnchor),
		actor("swapped words", "unité spécialisée", "spécialisée unité", diag.LostAnchor),
		actor("a capital", "anchor: coups d'achat", "anchor: Coups d'achat", diag.LostAnchor),
		{what: "an extent beyond the text", file: "recommendations.yaml", entry: "- id: rec-19\n", old: "to: 219", new: "to: 2190", code: diag.BeyondText},
		{what: "a status cited elsewhere", file: "posts.yaml", entry: "- id: essai-de-la-vsa\n", old: "line: 20, anchor: pendant", new: "line: 21, anchor: pendant", code: diag.MovedAnchor},
		{what: "a figure cited nowhere", file: "posts.yaml", entry: "- id: essai-de-la-vsa\n", old: `anchor: 8 situations`, new: `anchor: 18 situations`, code: diag.LostAnchor},
		{what: "a sentence for a name", file: "recommendations.yaml", entry: "- id: rec-19-m1\n", old: "fr: Investir dans les capacités techniques d'enquête,",
			new: "fr: Investir dans les capacités techniques à disposition des services d'enquête,", code: diag.Copied},
		{what: "an excuse for a cited line", file: "sources.yaml", entry: "\n  lqdn:", old: "    file:", new: "    uncited: {line: 20, why: {fr: Rien, en: Nothing}}\n    file:", code: diag.StaleExcuse},
	}
}

// change makes the mutation in a copy of the dataset, and says where the diagnostic should stand.
func (m mutation) change(t *testing.T) (files fstest.MapFS, at string) {
	t.Helper()
	files = shipped(t)
	text := string(files[m.file].Data)
	entry := strings.Index(text, m.entry)
	if entry < 0 {
		t.Fatalf("%s has no %q any more", m.file, m.entry)
	}
	offset := strings.Index(text[entry:], m.old)
	if offset < 0 {
		t.Fatalf("%s has no %q after %q any more", m.file, m.old, m.entry)
	}
	offset += entry
	text = text[:offset] + m.new + text[offset+len(m.old):]
	files[m.file] = &fstest.MapFile{Data: []byte(text), Mode: 0o644}
	if m.see != "" {
		i := strings.Index(text[entry:], m.see)
		if i < 0 {
			t.Fatalf("after the change, %s has no %q after %q", m.file, m.see, m.entry)
		}
		offset = entry + i
	}
	return files, fmt.Sprintf("%s:%d", m.file, 1+strings.Count(text[:offset], "\n"))
}

func shipped(t *testing.T) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	names, err := fs.Glob(data.Files, "*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		text, err := fs.ReadFile(data.Files, name)
		if err != nil {
			t.Fatal(err)
		}
		files[name] = &fstest.MapFile{Data: text, Mode: 0o644}
	}
	return files
}

// reported fails unless a diagnostic of the mutation's code stands at its place, and no other anywhere.
func (m mutation) reported(t *testing.T, diags diag.List, at string) {
	t.Helper()
	found := 0
	for _, d := range diags {
		if d.Code == m.code && fmt.Sprintf("%s:%d", d.Range.File, d.Range.Line) == at {
			found++
		} else if !m.echoes {
			t.Errorf("besides, it says %v", d)
		}
	}
	if found != 1 {
		t.Errorf("%d times %s at %s, expected once, among %v", found, m.code, at, diags.Err())
	}
}

// Fifty slips of the hand in the dataset that ships are each reported where they are.
func TestMutationsOfTheRealData(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds: slips in the shipped dataset were not tried with -short")
	}
	for _, m := range untold() {
		t.Run(strings.ReplaceAll(m.what, " ", "-"), func(t *testing.T) {
			t.Parallel()
			files, at := m.change(t)
			_, diags := load.Open(files)
			m.reported(t, diags, at)
		})
	}
}

// So are those that only the sources' texts give away.
func TestMutationsOfTheRealCitations(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds: slips in citations of the shipped dataset were not tried with -short")
	}
	dir := "../../../shared/seeds"
	if env := os.Getenv("KG_SEEDS"); env != "" {
		dir = env
	}
	if _, err := os.Stat(dir); err != nil {
		t.Skipf("the sources' texts are not there (%v): %d mutations of citations were not tried; KG_SEEDS may name their folder", err, len(told()))
	}
	for _, m := range told() {
		t.Run(strings.ReplaceAll(m.what, " ", "-"), func(t *testing.T) {
			t.Parallel()
			files, at := m.change(t)
			l, diags := load.Open(files)
			if l == nil {
				t.Fatal(diags)
			}
			texts, more := load.OpenTexts(os.DirFS(dir), l.Dataset.Sources)
			diags = append(append(diags, more...), load.Verify(l, texts)...)
			diags = append(append(diags, audit.Copies(l, texts)...), audit.StaleExcuses(l, texts)...)
			m.reported(t, diags, at)
		})
	}
}
