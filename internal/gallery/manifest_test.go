package gallery_test

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"kg/internal/gallery"
)

// The manifest is what its schema says, by the word of an outside validator, and what it says of the files is so.
func TestManifest(t *testing.T) {
	schema, err := jsonschema.NewCompiler().Compile("../../docs/manifest.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	d, r := dataset(t, folder(t)), newRun(t)
	r.options.AsOf, r.options.Flags = "2026", []string{"--as-of=2026", "--link=/{id}/", "--sheet"}
	r.do(t, gallery.Build, d)
	files := contents(t, r.dir)
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader([]byte(files[gallery.ManifestName])))
	if err != nil {
		t.Fatal(err)
	}
	if err := schema.Validate(doc); err != nil {
		t.Error(err)
	}
	m, err := gallery.ReadManifest(r.dir)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(m.Flags, r.options.Flags) {
		t.Errorf("the manifest keeps the flags %q", m.Flags)
	}
	listed := []string{gallery.ManifestName, gallery.SheetName}
	for _, e := range m.Files {
		listed = append(listed, e.File)
		if sum := fmt.Sprintf("%x", sha256.Sum256([]byte(files[e.File]))); sum != e.SHA256 {
			t.Errorf("%s has the sum %s", e.File, sum)
		}
		if e.Format != "svg" {
			continue
		}
		if box := fmt.Sprintf(`viewBox="0 0 %v %v"`, e.Width, e.Height); !strings.Contains(files[e.File], box) {
			t.Errorf("%s has no %s", e.File, box)
		}
		if prolog := strings.HasPrefix(files[e.File], "<?xml"); prolog != (e.Profile == "standalone") {
			t.Errorf("%s of profile %s has a prolog: %v", e.File, e.Profile, prolog)
		}
		for _, id := range e.Entities {
			if _, ok := d.Entity(id); !ok {
				t.Errorf("%s shows %q, which is no entity", e.File, id)
			}
		}
		if len(e.Entities) == 0 || !strings.Contains(e.Description, "\n- ") {
			t.Errorf("%s is not described: %+v", e.File, e)
		}
	}
	if slices.Sort(listed); !slices.Equal(listed, names(files)) {
		t.Errorf("the manifest lists %v, the folder holds %v", listed, names(files))
	}
	for _, e := range m.Files {
		if e.Profile != "inline" && !strings.Contains(files[gallery.SheetName], fmt.Sprintf("href=%q", e.File)) {
			t.Errorf("the sheet does not lead to %s", e.File)
		}
	}
}

// A folder without a manifest has an empty one; what is none is an error.
func TestReadManifest(t *testing.T) {
	dir := t.TempDir()
	if m, err := gallery.ReadManifest(dir); err != nil || len(m.Files) != 0 {
		t.Errorf("%+v %v", m, err)
	}
	for _, text := range []string{"", "{}", `{"version": 2, "files": []}`, `{"version": 1}{}`, "null", "[]"} {
		writeFile(t, filepath.Join(dir, gallery.ManifestName), text)
		if m, err := gallery.ReadManifest(dir); err == nil || len(m.Files) != 0 {
			t.Errorf("%q is read as %+v", text, m)
		}
	}
}
