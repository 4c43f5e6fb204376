package store

import (
	"crypto/sha256"
	"encoding/hex"

	"kg/internal/load"
	"kg/internal/model"
)

// Hash is the SHA-256, in hexadecimal, of a dataset's compiled form without the fingerprint of its files: equal
// datasets have the same, however their files are written.
func Hash(d *model.Dataset) string {
	h := sha256.New()
	if err := load.Encode(h, d, nil, ""); err != nil {
		return "" // a hash takes all bytes
	}
	return hex.EncodeToString(h.Sum(nil))
}
