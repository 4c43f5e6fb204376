package load

import (
	"io/fs"
	"slices"
	"sync"

	"kg/internal/diag"
	"kg/internal/model"
)

// Loaded is a checked dataset with the places its parts were read from.
type Loaded struct {
	Dataset     *model.Dataset
	Questions   *model.Questions // nil when the dataset has no questions.yaml
	Fingerprint string           // of the files it was made from; see Fingerprint
	entities    map[string]entitySpots
	claims      map[string]*rawClaim
	sources     index
	sourceRows  index
	views       index
	limits      map[string]spot
	excuses     map[string][]spot
}

// Load reads a dataset from the .yaml files at the top of fsys and checks it. It returns every problem
// it finds, sorted by place; when one is an error, the dataset is nil. It reads files in parallel, at
// most eight at a time, and keeps nothing open.
func Load(fsys fs.FS) (*model.Dataset, diag.List) {
	l, diags := Open(fsys)
	if l == nil {
		return nil, diags
	}
	return l.Dataset, diags
}

// Open is Load with the places of entities, claims and citations, for checks that come later. The
// result is nil when there is an error.
func Open(fsys fs.FS) (*Loaded, diag.List) {
	files, diags := readFolder(fsys)
	if diags.HasErrors() {
		return nil, diags
	}
	parseAll(files)
	l := newLoader(files)
	diags = append(diags, l.run()...)
	diags.Sort()
	if diags.HasErrors() {
		return nil, diags
	}
	return l.finish(), diags
}

// Salvage is Load for a dataset of the past, which nobody can mend: it gives what can be read, errors or not. The dataset is nil
// only where a whole file could not be read. It may hold claims whose ends are not there, so no graph can be made of it.
func Salvage(fsys fs.FS) (*model.Dataset, diag.List) {
	files, diags := readFolder(fsys)
	if diags.HasErrors() {
		return nil, diags
	}
	parseAll(files)
	l := newLoader(files)
	diags = append(diags, l.run()...)
	diags.Sort()
	if slices.ContainsFunc(files, func(f *file) bool { return f.bad }) || l.noOntology {
		return nil, diags
	}
	return l.finish().Dataset, diags
}

// run reads and checks the files, and returns what there is to say of them.
func (l *loader) run() (diags diag.List) {
	l.read()
	l.check()
	for _, f := range l.files {
		diags = append(diags, f.diags...)
	}
	return append(diags, l.diags...)
}

// parseAll parses the files, several at a time. Each file's diagnostics are its own, so the order in
// which they finish does not show.
func parseAll(files []*file) {
	var wg sync.WaitGroup
	slots := make(chan struct{}, 8)
	for _, f := range files {
		wg.Add(1)
		slots <- struct{}{}
		go func() {
			defer func() { <-slots; wg.Done() }()
			f.parse()
		}()
	}
	wg.Wait()
}

// loader is a dataset on its way: what was read, with the places of what others refer to.
type loader struct {
	files     []*file
	byName    map[string]*file // the reserved files
	diags     diag.List
	data      model.Dataset
	entities  []rawEntity
	claims    []*rawClaim
	ids       index // entity id → place and type
	sources   index
	rows      index // source id → its whole row
	views     index // view id → its whole row
	types     index
	rels      index // relations and derived relations: they share one name space
	effects   index
	states    index
	gaps      index
	limits    map[string]spot   // what a gap's limit stands at, by its id
	excuses   map[string][]spot // the excuses of a source, in the order of the file
	refs      []ref
	exprs     []rawExpr
	sets      []rawSet
	styles    styleSpots
	questions *model.Questions
	strays    []Value // claims of no entity, of trees
	guess     guesser
	byText    map[string]string // folded name → id, "" where several have it; made by idOf
	// What could not be read cannot be missed: these silence complaints about unknown names.
	noOntology, noSources, noEntities bool
}

// index maps names to their places.
type index map[string]spot

func (x index) names() []string {
	names := make([]string, 0, len(x))
	for n := range x {
		names = append(names, n)
	}
	slices.Sort(names)
	return names
}

// reserved lists the names of files that are not lists of entities.
func reserved() []string {
	return []string{"ontology.yaml", "sources.yaml", "views.yaml", "styles.yaml", "questions.yaml"}
}

func newLoader(files []*file) *loader {
	l := &loader{files: files, byName: map[string]*file{}, ids: index{}, sources: index{}, rows: index{}, views: index{}, types: index{}, rels: index{}, effects: index{}, states: index{}, gaps: index{}, limits: map[string]spot{}, excuses: map[string][]spot{}, guess: guesser{}}
	for _, f := range files {
		if slices.Contains(reserved(), f.name) {
			l.byName[f.name] = f
		} else if f.bad {
			l.noEntities = true
		}
	}
	return l
}

// read reads the files, what is referred to before what refers to it.
func (l *loader) read() {
	switch f := l.byName["ontology.yaml"]; {
	case f == nil:
		l.noOntology = true
		l.diags.Add(diag.NoOntology, diag.Range{}, "no ontology.yaml in the dataset's folder").Hint = "check that the folder is a dataset"
	case f.bad:
		l.noOntology = true
	case f.root == nil:
		l.noOntology = true
		f.diags.Add(diag.Empty, diag.Range{Pos: diag.Pos{File: f.name}}, "an empty file, expected types and relations")
	default:
		l.readOntology(f)
	}
	if f := l.byName["sources.yaml"]; f != nil && f.bad {
		l.noSources = true
	} else if f != nil && f.root != nil {
		l.readSources(f)
	}
	for _, f := range l.files {
		if !slices.Contains(reserved(), f.name) && !f.bad && f.root != nil {
			l.readEntities(f)
		}
	}
	l.readStrays()
	if f := l.byName["styles.yaml"]; f != nil && !f.bad && f.root != nil {
		l.readStyles(f)
	}
	if f := l.byName["views.yaml"]; f != nil && !f.bad && f.root != nil {
		l.readViews(f)
	}
	if f := l.byName["questions.yaml"]; f != nil && !f.bad && f.root != nil {
		l.readQuestions(f)
	}
}
