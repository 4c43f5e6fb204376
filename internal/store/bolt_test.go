package store

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	bbolt "github.com/coreos/bbolt"

	"kg/internal/model"
)

func loadBoltAt(t *testing.T, folder string, d *model.Dataset) string {
	if err := Load(t.Context(), Bolt+folder, d, nil); err != nil {
		t.Fatal(err)
	}
	return Bolt + folder
}

func names(t *testing.T, folder string) (list []string) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		list = append(list, e.Name())
	}
	return list
}

func refused(t *testing.T, url, with string) {
	t.Helper()
	s, err := Open(t.Context(), url)
	if err == nil {
		s.Close()
		t.Errorf("open %s: no error", url)
	} else if !strings.Contains(err.Error(), with) {
		t.Errorf("open %s: %v, expected %q", url, err, with)
	}
}

func TestOpenRefuses(t *testing.T) {
	for url, with := range map[string]string{
		"": "unknown kind", "bolt": "unknown kind", "file:x": "unknown kind", "bolt:": "expected a folder", "postgres://localhost/x": "not supported",
		"mem:x": "unknown kind", Bolt + filepath.Join(t.TempDir(), "none"): "holds no store of kg", Bolt + t.TempDir(): "holds no store of kg",
	} {
		refused(t, url, with)
	}
}

func TestDamageIsSeenBeforeOpening(t *testing.T) {
	for name, damage := range map[string]func([]byte) []byte{
		"truncated":   func(b []byte) []byte { return b[:len(b)/2] },
		"empty":       func([]byte) []byte { return nil },
		"longer":      func(b []byte) []byte { return append(b, 0) },
		"overwritten": func(b []byte) []byte { copy(b[len(b)/3:], make([]byte, 5000)); return b },
		"one bit":     func(b []byte) []byte { b[len(b)/2] ^= 4; return b },
	} {
		url := loadBoltAt(t, filepath.Join(t.TempDir(), "s"), everything())
		file := filepath.Join(strings.TrimPrefix(url, Bolt), quadsFile)
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, damage(b), 0o600); err != nil {
			t.Fatal(err)
		}
		t.Run(name, func(t *testing.T) { refused(t, url, "is damaged") })
	}
	url := loadBoltAt(t, filepath.Join(t.TempDir(), "s"), everything())
	for _, text := range []string{"", "{", `{"format": 0}`} {
		if err := os.WriteFile(filepath.Join(strings.TrimPrefix(url, Bolt), manifestFile), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		refused(t, url, "is damaged, or written by another version")
	}
}

func TestManyMayReadAtOnce(t *testing.T) {
	url := loadBoltAt(t, filepath.Join(t.TempDir(), "s"), everything())
	for range 3 {
		s, err := Open(t.Context(), url)
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		if _, err := s.Freeze(t.Context(), everything()); err != nil {
			t.Fatal(err)
		}
	}
}

// kg does not write to a store that stands; another program might, and opening must not wait for it for ever.
func TestAWriterIsNamed(t *testing.T) {
	url := loadBoltAt(t, filepath.Join(t.TempDir(), "s"), everything())
	db, err := bbolt.Open(filepath.Join(strings.TrimPrefix(url, Bolt), quadsFile), 0o600, &bbolt.Options{Timeout: time.Second})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	refused(t, url, "another program is writing")
}

func TestLoadReplacesAStore(t *testing.T) {
	top := t.TempDir()
	folder := filepath.Join(top, "s")
	loadBoltAt(t, folder, drawn("a b"))
	old, err := Open(t.Context(), Bolt+folder)
	if err != nil {
		t.Fatal(err)
	}
	defer old.Close()
	s, err := Open(t.Context(), loadBoltAt(t, folder, everything()))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if s.Dataset() != Hash(everything()) || old.Dataset() != Hash(drawn("a b")) {
		t.Error("a store that is open must stay what it was, and a new one be what was loaded")
	}
	if got := names(t, top); !slices.Equal(got, []string{"s"}) {
		t.Errorf("left behind: %v", got)
	}
}

func TestLoadIsWholeOrNotAtAll(t *testing.T) {
	top := t.TempDir()
	folder := filepath.Join(top, "s")
	url := loadBoltAt(t, folder, drawn("a b"))
	ctx, cancel := context.WithCancel(t.Context())
	err := Load(ctx, url, generated(2000), func(done, _ int) {
		if done > 0 {
			cancel()
		}
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("an interrupted load: %v", err)
	}
	twice := drawn("a b")
	twice.Claims = append(twice.Claims, twice.Claims...)
	if err := Load(t.Context(), url, twice, nil); err == nil {
		t.Error("a dataset with an id twice was loaded")
	}
	if got := names(t, top); !slices.Equal(got, []string{"s"}) {
		t.Errorf("left behind: %v", got)
	}
	s, err := Open(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if s.Dataset() != Hash(drawn("a b")) {
		t.Error("the store from before is gone")
	}
}

func TestLoadKeepsOtherFiles(t *testing.T) {
	other := t.TempDir()
	if err := os.WriteFile(filepath.Join(other, "thesis.txt"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	beside := filepath.Join(t.TempDir(), "s")
	loadBoltAt(t, beside, everything())
	if err := os.WriteFile(filepath.Join(beside, "thesis.txt"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for url, with := range map[string]string{Bolt + other: "holds other files", Bolt + beside: `holds "thesis.txt" beside the store`, Bolt + filepath.Join(other, "thesis.txt"): "not a directory",
		Memory: "ends with the program", "postgres://x": "not supported", "nonsense": "unknown kind"} {
		if err := Load(t.Context(), url, everything(), nil); err == nil || !strings.Contains(err.Error(), with) {
			t.Errorf("load %s: %v, expected %q", url, err, with)
		}
	}
	if got := names(t, other); !slices.Equal(got, []string{"thesis.txt"}) {
		t.Errorf("left behind: %v", got)
	}
	empty := t.TempDir()
	loadBoltAt(t, empty, everything())
}
