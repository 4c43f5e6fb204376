package gallery

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Manifest says what the files of a folder show: docs/manifest.schema.json.
type Manifest struct {
	Version int      `json:"version"` // of this form: 1
	Dataset string   `json:"dataset"` // the dataset's version
	AsOf    string   `json:"asOf,omitempty"`
	Flags   []string `json:"flags,omitempty"` // of kg build, as Options.Flags
	Sheet   string   `json:"sheet,omitempty"` // the file that shows them all
	Files   []Entry  `json:"files"`           // by name
}

// Entry is one file. A format that places nothing, such as DOT, has no size and no texts for those who cannot see it.
type Entry struct {
	File        string   `json:"file"` // its name in the folder
	View        string   `json:"view"`
	Lang        string   `json:"lang"` // ISO 639-1
	Size        string   `json:"size"`
	Format      string   `json:"format"`
	Profile     string   `json:"profile,omitempty"` // of SVG: standalone or inline
	Title       string   `json:"title"`
	Alt         string   `json:"alt,omitempty"`         // in a sentence or two, for alt=""
	Description string   `json:"description,omitempty"` // all that is shown, in lines of text
	Width       float64  `json:"width,omitempty"`       // of the viewBox; width by height is the aspect
	Height      float64  `json:"height,omitempty"`
	SHA256      string   `json:"sha256"`
	Entities    []string `json:"entities"` // the ids of those shown, in reading order
}

// manifestVersion is the version of the manifest's form.
const manifestVersion = 1

// write gives the bytes of a manifest.
func (m *Manifest) write() ([]byte, error) {
	slices.SortFunc(m.Files, func(a, b Entry) int { return strings.Compare(a.File, b.File) })
	if m.Files == nil {
		m.Files = []Entry{}
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	err := e.Encode(m)
	return b.Bytes(), err
}

// ReadManifest reads the manifest of a folder; an empty one where there is none. An error says that there is one which cannot be
// read or is no manifest of this version.
func ReadManifest(dir string) (Manifest, error) {
	var m Manifest
	path := filepath.Join(dir, ManifestName)
	text, err := read(path)
	if os.IsNotExist(err) {
		return m, nil
	}
	if err != nil {
		return m, fmt.Errorf("reading the manifest: %w", err)
	}
	d := json.NewDecoder(bytes.NewReader(text))
	if err := d.Decode(&m); err != nil {
		return Manifest{}, fmt.Errorf("%s is no manifest of kg build: %w", path, err)
	}
	if _, err := d.Token(); err != io.EOF || m.Version != manifestVersion {
		return Manifest{}, fmt.Errorf("%s is no manifest of kg build, version %d", path, manifestVersion)
	}
	return m, nil
}

// owned tells whether a name may be that of a file of a gallery: a manifest that somebody changed must not lead elsewhere.
func owned(name string) bool {
	return name != "" && name[0] != '.' && name != ManifestName && !strings.ContainsAny(name, `/\`) && filepath.IsLocal(name)
}
