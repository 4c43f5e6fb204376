package diag_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"slices"
	"strings"
	"testing"

	"kg/internal/diag"
)

func TestCodeList(t *testing.T) {
	var b bytes.Buffer
	if err := diag.WriteCodesJSON(&b, diag.Codes()); err != nil {
		t.Fatal(err)
	}
	var list []map[string]string
	if err := json.Unmarshal(b.Bytes(), &list); err != nil || len(list) != len(diag.Codes()) {
		t.Fatal(err, len(list))
	}
	var codes []string
	for _, c := range list {
		codes = append(codes, c["code"])
		if c["title"] == "" || c["explain"] == "" || c["severity"] != "error" && c["severity"] != "warning" {
			t.Errorf("%v", c)
		}
	}
	if !slices.IsSorted(codes) || len(slices.Compact(slices.Clone(codes))) != len(codes) {
		t.Errorf("codes are out of order, or stand twice: %q", codes)
	}
	b.Reset()
	if err := diag.WriteCodes(&b, diag.Codes(), false); err != nil || strings.Count(b.String(), "\n") != len(codes) {
		t.Error(err, b.String())
	}
	b.Reset()
	if err := diag.WriteExplained(&b, diag.Codes(), true); err != nil {
		t.Error(err)
	}
	for line := range strings.Lines(b.String()) {
		if len([]rune(line)) > 120 {
			t.Errorf("a line of %d characters: %s", len(line), line)
		}
	}
	for _, err := range []error{diag.WriteCodes(full{}, diag.Codes(), false), diag.WriteExplained(full{}, diag.Codes(), false), diag.WriteCodesJSON(full{}, nil)} {
		if !errors.Is(err, os.ErrClosed) {
			t.Errorf("a closed file: %v", err)
		}
	}
}
