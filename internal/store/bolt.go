package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/kv"
	bbolt "github.com/coreos/bbolt"
	hidalgo "github.com/hidal-go/hidalgo/kv/bbolt"

	"kg/internal/model"
)

// A folder of a bolt store holds two files: the quads, and what they must be. The quads are written once, into a folder
// with another name, and only read from then on. So any number of programs may read, and the one thing that can go wrong
// is that the file is damaged, which would end the program: bbolt maps it into memory and trusts every byte.
const (
	quadsFile    = "quads.bolt"
	manifestFile = "kg-store.json"
)

// manifest says what a folder holds.
type manifest struct {
	Format  int    `json:"format"` // boltFormat
	Dataset string `json:"dataset"`
	Quads   int    `json:"quads"`
	Size    int64  `json:"size"` // of the quads' file, in bytes
	CRC32   uint32 `json:"crc32"`
}

// boltFormat changes with the vocabulary and with the files of the folder.
const boltFormat = 1

// lockWait is how long opening a file waits for a program that writes to it. kg never does.
const lockWait = 2 * time.Second

// openBolt opens a folder for reading.
func openBolt(folder string) (cayley.QuadStore, error) {
	want, err := readManifest(folder)
	if err != nil {
		return nil, err
	}
	file := filepath.Join(folder, quadsFile)
	size, sum, err := checksum(file)
	if err != nil {
		return nil, err
	}
	if size != want.Size || sum != want.CRC32 {
		return nil, fmt.Errorf("%s is damaged: %d bytes with checksum %08x, expected %d with %08x; fill the store again with kg load", file, size, sum, want.Size, want.CRC32)
	}
	return openQuads(file, true)
}

// openQuads opens the file of quads, or makes it.
func openQuads(file string, readOnly bool) (cayley.QuadStore, error) {
	db, err := hidalgo.Open(file, &bbolt.Options{ReadOnly: readOnly, Timeout: lockWait})
	if errors.Is(err, bbolt.ErrTimeout) {
		return nil, fmt.Errorf("another program is writing to %s", file)
	}
	if err != nil {
		return nil, err
	}
	options := cayley.Options{kv.OptNoBloom: true}
	if !readOnly {
		db.DB().NoSync = true // the folder counts only once it is whole and renamed
		if err := kv.Init(db, options); err != nil {
			return nil, errors.Join(err, db.Close())
		}
	}
	quads, err := kv.New(db, options)
	if err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return quads, nil
}

func readManifest(folder string) (m manifest, err error) {
	text, err := os.ReadFile(filepath.Join(folder, manifestFile))
	if errors.Is(err, fs.ErrNotExist) {
		return m, fmt.Errorf("%s holds no store of kg; fill one with kg load --store bolt:%[1]s", folder)
	}
	if err != nil {
		return m, err
	}
	if err := json.Unmarshal(text, &m); err != nil || m.Format != boltFormat {
		return m, fmt.Errorf("%s is damaged, or written by another version of kg; fill the store again with kg load", filepath.Join(folder, manifestFile))
	}
	return m, nil
}

// checksum is the CRC-32C of a file: a mistake is to be noticed, not an attack, for whoever can write the file can write the manifest.
func checksum(file string) (size int64, sum uint32, err error) {
	f, err := os.Open(file)
	if err != nil {
		return 0, 0, err
	}
	defer f.Close()
	h := crc32.New(crc32.MakeTable(crc32.Castagnoli))
	size, err = io.Copy(h, f)
	return size, h.Sum32(), err
}

// loadBolt fills a folder with a dataset, whole or not at all. A folder that is there must be empty or a store, which is replaced.
func loadBolt(ctx context.Context, folder string, d *model.Dataset, progress func(done, all int)) (err error) {
	folder = filepath.Clean(folder)
	if err := replaceable(folder); err != nil {
		return err
	}
	parent, name := filepath.Split(folder)
	if err := os.MkdirAll(filepath.Clean(parent+"."), 0o777); err != nil {
		return err
	}
	temporary, err := os.MkdirTemp(filepath.Clean(parent+"."), "."+name+".*.tmp")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(temporary)) }()
	made := filepath.Join(temporary, "new")
	if err := os.Mkdir(made, 0o777); err != nil {
		return err
	}
	if err := fillBolt(ctx, made, d, progress); err != nil {
		return err
	}
	if err := os.Rename(folder, filepath.Join(temporary, "old")); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := os.Rename(made, folder); err != nil {
		return errors.Join(err, os.Rename(filepath.Join(temporary, "old"), folder))
	}
	return nil
}

// replaceable refuses a folder that holds anything but a store.
func replaceable(folder string) error {
	entries, err := os.ReadDir(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	if len(entries) > 0 {
		if _, err := os.Stat(filepath.Join(folder, manifestFile)); err != nil {
			return fmt.Errorf("%s holds other files, expected no folder, an empty one or a store of kg", folder)
		}
	}
	for _, e := range entries {
		if e.Name() != manifestFile && e.Name() != quadsFile {
			return fmt.Errorf("%s holds %q beside the store; move it elsewhere, for the folder is replaced", folder, e.Name())
		}
	}
	return nil
}

func fillBolt(ctx context.Context, folder string, d *model.Dataset, progress func(done, all int)) error {
	file := filepath.Join(folder, quadsFile)
	quads, err := openQuads(file, false)
	if err != nil {
		return err
	}
	all := fullQuads(d)
	s := &Store{quads: quads, progress: progress}
	if err := errors.Join(s.fill(ctx, all), s.Close()); err != nil {
		return err
	}
	m := manifest{Format: boltFormat, Dataset: Hash(d), Quads: len(all)}
	if m.Size, m.CRC32, err = checksum(file); err != nil {
		return err
	}
	text, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(folder, manifestFile), append(text, '\n'), 0o666)
}
