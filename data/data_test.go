package data_test

import (
	"bytes"
	"testing"

	"kg/data"
	"kg/internal/load"
)

func TestNoProblems(t *testing.T) {
	if _, diags := load.Open(data.Files); len(diags) > 0 {
		t.Errorf("the dataset has problems (kg check shows them all): %v", diags.Err())
	}
}

func TestCompiledIsFresh(t *testing.T) {
	loaded, diags := load.Open(data.Files)
	if loaded == nil {
		t.Fatal(diags.Err())
	}
	var fresh bytes.Buffer
	if err := load.Encode(&fresh, loaded.Dataset, loaded.Questions, loaded.Fingerprint); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(fresh.Bytes(), data.Compiled) {
		t.Error("compiled.bin was not made from these files by this code: run make data")
	}
}
