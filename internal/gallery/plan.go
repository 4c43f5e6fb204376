package gallery

import (
	"fmt"

	"kg/internal/export"
	"kg/internal/layout"
	"kg/internal/model"
	"kg/internal/picture"
)

// Options say what a folder holds and how it is made.
type Options struct {
	Langs    []model.Lang
	Sizes    []model.Size // nil takes for each view those that it is good for
	Formats  []export.Format
	Profiles []export.Profile // of SVG; other formats have none
	Link     export.Link      // where the nodes of SVG lead to
	IDPrefix string           // begins every id of SVG, as export.Options has it
	AsOf     string           // the date as of which the dataset was taken, for what the files say of themselves; "" for none
	Sheet    bool             // a README.md too, which shows them all
	Flags    []string         // what the manifest says of how to make the folder again; the options above say the same

	Version  string                // the program's
	Cache    string                // a private folder for what is remembered; "" remembers nothing
	Layout   layout.Options        // limits of the workers
	Progress func(done, total int) // told of each picture, by one goroutine at a time; may be nil
}

// Names of what stands beside the pictures.
const (
	ManifestName = "manifest.json"
	SheetName    = "README.md"
)

// shot is one picture with the files that it is written to.
type shot struct {
	view    model.View
	lang    model.Lang
	metrics picture.Metrics
	files   []file
}

type file struct {
	name    string
	format  export.Format
	profile export.Profile // "" for a format without profiles
}

// plan lists the pictures in the order of the views.
func plan(d *model.Dataset, o Options) ([]shot, error) {
	var shots []shot
	for _, v := range d.Views {
		sizes := o.Sizes
		if sizes == nil {
			sizes = v.DrawnIn()
		}
		for _, size := range sizes {
			m, ok := picture.MetricsFor(string(size))
			if !ok {
				return nil, fmt.Errorf("view %s: there is no size %q", v.ID, size)
			}
			for _, l := range o.Langs {
				shots = append(shots, shot{v, l, m, filesOf(v.ID, m.Name, l, o)})
			}
		}
	}
	return shots, nil
}

// filesOf names the files of a picture: VIEW.SIZE.LANGUAGE.FORMAT, and VIEW.SIZE.LANGUAGE.inline.svg.
func filesOf(view, size string, lang model.Lang, o Options) (files []file) {
	stem := fmt.Sprintf("%s.%s.%s", view, size, lang)
	for _, f := range o.Formats {
		if !profiled(f) {
			files = append(files, file{name: stem + f.Extension(), format: f})
			continue
		}
		for _, p := range o.Profiles {
			name := stem + f.Extension()
			if p == export.Inline {
				name = stem + ".inline" + f.Extension()
			}
			files = append(files, file{name, f, p})
		}
	}
	return files
}

// profiled tells whether a format is written differently for files and for pages.
func profiled(f export.Format) bool { return f.MediaType() == "image/svg+xml" }

// render are the arguments with which kg render makes the same picture, flags by name.
func (s shot) render(asOf string) []string {
	words := []string{s.view.ID}
	if asOf != "" {
		words = append(words, "--as-of="+asOf)
	}
	return append(words, "--lang="+string(s.lang), "--size="+s.metrics.Name)
}
