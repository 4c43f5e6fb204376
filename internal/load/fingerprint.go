package load

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"

	"kg/internal/model"
)

// Fingerprint is the SHA-256, in hexadecimal, of the names, lengths and bytes of the .yaml files at
// the top of fsys, whatever they hold. Two folders have the same exactly when Load reads the same.
func Fingerprint(fsys fs.FS) (string, error) {
	files, diags := readFolder(fsys)
	for _, f := range files {
		diags = append(diags, f.diags...)
	}
	if err := diags.Err(); err != nil {
		return "", fmt.Errorf("fingerprint of a dataset: %w", err)
	}
	return fingerprint(files), nil
}

// versionOf gives the Version of a dataset: of what it says, so that comments and the order of keys do not matter.
func versionOf(d *model.Dataset) string {
	c := &codec{writing: true, numbers: map[string]int{}}
	copied := *d
	copied.Version = ""
	c.dataset(&copied)
	h := sha256.New()
	for _, s := range c.table {
		fmt.Fprintf(h, "%d ", len(s))
		io.WriteString(h, s)
	}
	h.Write(c.buf)
	return hex.EncodeToString(h.Sum(nil))[:12]
}

func fingerprint(files []*file) string {
	h := sha256.New()
	for _, f := range files {
		fmt.Fprintf(h, "%q %d\n", f.name, len(f.src))
		h.Write(f.src)
	}
	return hex.EncodeToString(h.Sum(nil))
}
