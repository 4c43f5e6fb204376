package load

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v3"

	"kg/internal/diag"
	"kg/internal/model"
)

// TestShapes wants a shape and a word on it for every key of keys.go, and none for any other.
func TestShapes(t *testing.T) {
	var walk func(path string, s *shape)
	walk = func(path string, s *shape) {
		if s == nil {
			t.Errorf("%s has no shape", path)
			return
		}
		for _, k := range s.keys {
			if m := s.of[k]; m.shape == nil || m.about == "" {
				t.Errorf("%s.%s has no shape, or no word on it", path, k)
			} else {
				walk(path+"."+k, m.shape)
			}
		}
		for k := range s.of {
			if !slices.Contains(s.keys, k) {
				t.Errorf("%s.%s has a shape and is no key", path, k)
			}
		}
		for _, k := range s.need {
			if !slices.Contains(s.keys, k) {
				t.Errorf("%s needs %s, which is no key", path, k)
			}
		}
		if s.item != nil {
			walk(path+"[]", s.item)
		}
	}
	for _, k := range kinds() {
		walk(k, shapeOf(k))
	}
}

// schemaFor compiles the schema of a kind.
func schemaFor(t *testing.T, kind string, d *model.Dataset) *jsonschema.Schema {
	t.Helper()
	text, err := Schema(kind, d)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.DefaultDraft(jsonschema.Draft2020)
	if err := c.AddResource(kind+".json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile(kind + ".json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// asJSON is a YAML file as an editor's YAML 1.2 reader hands it to a schema: dates are texts.
func asJSON(t *testing.T, src []byte) any {
	t.Helper()
	f := &file{name: "x.yaml", src: src}
	f.parse()
	if f.root == nil {
		t.Fatal(f.diags)
	}
	text, err := json.Marshal(value12(t, f.root))
	if err != nil {
		t.Fatal(err)
	}
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func value12(t *testing.T, n *yaml.Node) any {
	switch n.Kind {
	case yaml.MappingNode:
		m := map[string]any{}
		for i := 0; i < len(n.Content); i += 2 {
			m[n.Content[i].Value] = value12(t, n.Content[i+1])
		}
		return m
	case yaml.SequenceNode:
		l := []any{}
		for _, c := range n.Content {
			l = append(l, value12(t, c))
		}
		return l
	}
	var v any
	switch n.ShortTag() {
	case "!!timestamp", "!!str":
		return n.Value
	}
	if err := n.Decode(&v); err != nil {
		t.Fatal(err)
	}
	return v
}

// TestSchemaAccepts holds the files of good datasets against the schemas, of any dataset and of their own.
func TestSchemaAccepts(t *testing.T) {
	for name, fsys := range map[string]fs.FS{"data": os.DirFS("../../data"), "small": os.DirFS("../../cmd/kg/testdata/small"), "base": base(t)} {
		d, diags := Load(fsys)
		if diags.HasErrors() {
			t.Fatal(diags.Err())
		}
		names, err := fs.Glob(fsys, "*.yaml")
		if err != nil || len(names) < 5 {
			t.Fatal(names, err)
		}
		for _, of := range []*model.Dataset{nil, d} {
			schemas := map[string]*jsonschema.Schema{}
			for _, k := range kinds() {
				schemas[k] = schemaFor(t, k, of)
			}
			for _, n := range names {
				src, err := fs.ReadFile(fsys, n)
				if err != nil {
					t.Fatal(err)
				}
				if s := schemas[kindOfFile(n)]; s != nil {
					if err := s.Validate(asJSON(t, src)); err != nil {
						t.Errorf("%s: %s (its own words: %t): %v", name, n, of != nil, err)
					}
				}
			}
		}
	}
}

// TestSchemaRefuses breaks the good dataset. Each break that a file shows by itself is underlined; those marked own only by
// the schema of the dataset itself.
func TestSchemaRefuses(t *testing.T) {
	d, _ := Load(base(t))
	for _, b := range []struct {
		file, old, new string
		own            bool
	}{
		{"entities.yaml", "recommends: [rec-1-m1", "recomends: [rec-1-m1", true},
		{"entities.yaml", "type: public-body", "type: public-boddy", true},
		{"entities.yaml", "source: report, from: 2", "source: raport, from: 2", true},
		{"entities.yaml", "state: created", "state: creatd", true},
		{"entities.yaml", "from: 2, to: 3", "from: 2", false},
		{"entities.yaml", "  short: Douane", "  shrot: Douane", false},
		{"entities.yaml", "  short: Douane", "  short: [Douane]", false},
		{"entities.yaml", "- id: cyberdouane", "- id: Cyberdouane", false},
		{"entities.yaml", "{fr: Former, en: Train}", "{fr: Former}", false},
		{"entities.yaml", "{fr: Former, en: Train}", "{fr: Former, en: ' '}", false},
		{"entities.yaml", "{fr: Former, en: Train}", "Former", false},
		{"entities.yaml", "until: 2024-12-31", "until: 31.12.2024", false},
		{"entities.yaml", "line: 3", "line: -3", false},
		{"entities.yaml", "line: 3", "line: three", false},
		{"entities.yaml", "basis: inferred", "basis: guessed", false},
		{"entities.yaml", "      basis: inferred\n", "", false},
		{"entities.yaml", "      why: {fr: Le contexte le dit, en: The context says so}\n", "", false},
		{"entities.yaml", "      cite: {source: report, line: 2, anchor: équiper}\n", "", false},
		{"entities.yaml", "recommends: [rec-1-m1, rec-1-m2]", "recommends: []", false},
		{"ontology.yaml", "from: recommendation, to: measure}", "to: measure}", false},
		{"ontology.yaml", "proper: true", "proper: certainly", false},
		{"ontology.yaml", "relations:", "relation:", false},
		{"styles.yaml", `"#0b62a4"`, `"0b62a4"`, false},
		{"styles.yaml", "width: 1,", "width: 100,", false},
		{"styles.yaml", "shape: round", "shape: rund", false},
		{"styles.yaml", "effects: [gains-means]", "effects: [gains-mean]", true},
		{"views.yaml", "focus: rec-1", "", false},
		{"views.yaml", "size: page", "size: huge", false},
		{"sources.yaml", "lang: fr", "lang: french", false},
		{"sources.yaml", "url: https", "url: javascript", false},
		{"sources.yaml", "file: report.txt", "file: ../report.txt", false},
	} {
		src := string(base(t)[b.file].Data)
		if !strings.Contains(src, b.old) {
			t.Fatalf("%s has no %q", b.file, b.old)
		}
		v := asJSON(t, []byte(strings.Replace(src, b.old, b.new, 1)))
		if err := schemaFor(t, kindOfFile(b.file), nil).Validate(v); (err == nil) != b.own {
			t.Errorf("%s: %s → %s: the general schema says %v", b.file, b.old, b.new, err)
		}
		if err := schemaFor(t, kindOfFile(b.file), d).Validate(v); err == nil {
			t.Errorf("%s: %s → %s passes the dataset's own schema", b.file, b.old, b.new)
		}
	}
}

// TestSchemaIsCommitted: make docs writes docs/schema.
func TestSchemaIsCommitted(t *testing.T) {
	for _, k := range kinds() {
		want, err := Schema(k, nil)
		if err != nil {
			t.Fatal(err)
		}
		got, err := os.ReadFile(filepath.Join("../../docs/schema", k+".json"))
		if err != nil || !bytes.Equal(got, want) {
			t.Errorf("docs/schema/%s.json is not what kg schema %s says (%v): make docs", k, k, err)
		}
	}
	if _, err := Schema("answers", nil); err == nil {
		t.Error("a schema of what kg does not read")
	}
}

// TestSchemaAndReaders: what the shapes need, the readers need, and nothing else.
func TestSchemaAndReaders(t *testing.T) {
	for _, k := range kinds() {
		name := k + ".yaml"
		src := base(t)[name].Data
		f := &file{name: name, src: src}
		readAlone(f)
		if len(f.diags) > 0 {
			t.Fatal(f.diags)
		}
		dropped(f.root, func(path string) {
			again := &file{name: name, src: encode(t, f.root)}
			readAlone(again)
			missing := slices.ContainsFunc(again.diags, func(d diag.Diagnostic) bool { return d.Severity == diag.Error && d.Code != diag.Empty })
			err := schemaFor(t, k, nil).Validate(asJSON(t, again.src))
			if missing != (err != nil) {
				t.Errorf("%s without %s: kg says %v, the schema %v", name, path, again.diags, err)
			}
		})
	}
}

// dropped calls visit with each pair of the tree left out in its turn.
func dropped(n *yaml.Node, visit func(path string)) {
	var walk func(n *yaml.Node, path string)
	walk = func(n *yaml.Node, path string) {
		for i := 0; i < len(n.Content); i++ {
			c := n.Content[i]
			if n.Kind == yaml.MappingNode {
				if all := n.Content; len(all) > 2 {
					n.Content = slices.Delete(slices.Clone(all), i, i+2)
					visit(path + "." + c.Value)
					n.Content = all
				}
				i++
				walk(n.Content[i], path+"."+c.Value)
			} else {
				walk(c, path)
			}
		}
	}
	walk(n, "")
}

func encode(t *testing.T, n *yaml.Node) []byte {
	t.Helper()
	out, err := yaml.Marshal(n)
	if err != nil {
		t.Fatal(err)
	}
	return out
}
