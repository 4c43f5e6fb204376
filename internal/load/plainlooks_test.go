package load

import (
	"os"
	"testing"
	"testing/fstest"

	"kg/internal/model"
)

// A dataset that says nothing of looks has some that pass its own checks, and the version that it has with none.
func TestPlainLooks(t *testing.T) {
	for _, styles := range []*fstest.MapFile{nil, {}, {Data: []byte("# nothing yet\n")}} {
		files := base(t)
		if delete(files, "styles.yaml"); styles != nil {
			files["styles.yaml"] = styles
		}
		d, diags := Load(files)
		if len(diags) > 0 {
			t.Fatal(diags)
		}
		dressed(t, d)
		without := *d
		without.Style = model.Style{}
		if got := versionOf(&without); got != d.Version {
			t.Errorf("the version %s is that of its looks too, expected %s", d.Version, got)
		}
	}
	d, diags := Load(os.DirFS("../../data"))
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	d.Style = plainStyle(&d.Ontology)
	dressed(t, d)
}

// dressed fails where a type, an effect or a relation has no look, or one that nobody can see.
func dressed(t *testing.T, d *model.Dataset) {
	t.Helper()
	looks, rows := map[string]bool{}, map[string]bool{}
	for _, s := range d.Style.Types {
		looks[s.Type] = true
		if contrast(s.Text, s.Fill) < 4.5 || contrast(s.Stroke, "#ffffff") < 3 || s.Shape == "" {
			t.Errorf("the type %s looks like %+v", s.Type, s)
		}
	}
	for _, ty := range d.Ontology.Types {
		if !looks[ty.ID] {
			t.Errorf("the type %s has no look", ty.ID)
		}
	}
	for i, s := range d.Style.Relations {
		if rows[s.ID] || contrast(s.Stroke, "#ffffff") < 4.5 || s.Line == "" || s.Width <= 0 || s.Name.FR == "" {
			t.Errorf("a line looks like %+v", s)
		}
		rows[s.ID] = true
		if rest := len(s.Effects)+len(s.Relations) == 0; rest != (i == len(d.Style.Relations)-1) {
			t.Errorf("row %d of the lines takes the rest: %v", i, rest)
		}
	}
	for _, e := range d.Ontology.Effects {
		if !rows[e.ID] {
			t.Errorf("the effect %s has no look", e.ID)
		}
	}
}
