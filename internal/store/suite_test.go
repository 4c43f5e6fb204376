package store

import (
	"path/filepath"
	"testing"

	"kg/internal/graph/graphtest"
	"kg/internal/model"
)

// backend opens a store that was filled with a dataset to the depth "full".
type backend func(testing.TB, *model.Dataset) *Store

func fullMemory(t testing.TB, d *model.Dataset) *Store {
	s := openMemory(t)
	if err := s.FillFull(t.Context(), d); err != nil {
		t.Fatal(err)
	}
	return s
}

func fullBolt(t testing.TB, d *model.Dataset) *Store {
	url := Bolt + filepath.Join(t.TempDir(), "a", "store")
	if err := Load(t.Context(), url, d, nil); err != nil {
		t.Fatal(err)
	}
	s, err := Open(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// TestBackends runs the suite on every kind of store that there is.
func TestBackends(t *testing.T) {
	for name, full := range map[string]backend{"memory": fullMemory, "bolt": fullBolt} {
		for test, run := range map[string]func(*testing.T, backend){
			"freeze": testFreeze, "empty": testEmpty, "eval": testEval, "chains": testEvalChains, "errors": testEvalErrors, "said": testSaid,
		} {
			t.Run(name+"/"+test, func(t *testing.T) { run(t, full) })
		}
	}
}

func testFreeze(t *testing.T, full backend) {
	d := everything()
	s := full(t, d)
	if s.Dataset() != Hash(d) || len(s.Dataset()) != 64 {
		t.Errorf("the store says it holds dataset %q, want %q", s.Dataset(), Hash(d))
	}
	g, err := s.Freeze(t.Context(), &model.Dataset{}) // types come from the store
	if err != nil {
		t.Fatal(err)
	}
	if got, want := dump(g), dump(graphtest.Freeze(t, d)); got != want {
		t.Errorf("the graph from the store differs from the dataset's:\n%s\nwant\n%s", got, want)
	}
}

func testEmpty(t *testing.T, full backend) {
	d := &model.Dataset{}
	s := full(t, d)
	if g, err := s.Freeze(t.Context(), d); err != nil || g.Len() != 0 {
		t.Errorf("%d nodes and %v", g.Len(), err)
	}
	if ids, err := s.Eval(t.Context(), nil, parse(t, "(.|^r)*"), nil); err != nil || len(ids) != 0 {
		t.Errorf("%q and %v", ids, err)
	}
}
