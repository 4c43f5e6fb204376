package gallery

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"kg/internal/export"
)

// The bounds of what is remembered, in bytes. A picture costs some 20 kB a layout.
const (
	maxReplies = 64 << 20
	maxRecords = 1 << 20
)

// memory is what is remembered between runs. Each file of it begins with the SHA-256 of the rest, and its name is that of the question that it
// answers. Whatever goes wrong with it costs time and nothing else. It is safe for concurrent use.
type memory struct {
	folder  string // "" remembers nothing
	program string
	asks    atomic.Int64
}

func newMemory(o Options) *memory {
	m := &memory{program: program(o.Version)}
	if o.Cache == "" {
		return m
	}
	for _, kind := range kinds() {
		if os.MkdirAll(filepath.Join(o.Cache, kind), 0o700) != nil {
			return m
		}
	}
	m.folder = o.Cache
	return m
}

// kinds are the folders of what is remembered: Graphviz's replies and what builds came to.
func kinds() [2]string { return [2]string{"layouts", "builds"} }

// program tells this program from every other that may draw otherwise: a version does not, while it is being worked on. "" when it cannot be told.
func program(version string) string {
	path, err := os.Executable()
	if err != nil {
		return ""
	}
	info, err := os.Stat(path)
	if err != nil {
		return ""
	}
	return fmt.Sprintf("%s %d %d", version, info.Size(), info.ModTime().UnixNano())
}

// path is where the answer to a question is kept.
func (m *memory) path(kind, question string) string {
	sum := sha256.Sum256([]byte(question))
	return filepath.Join(m.folder, kind, hex.EncodeToString(sum[:]))
}

// get reads an answer; a damaged one is deleted. One that is read once a day or more is kept longest.
func (m *memory) get(kind, question string) ([]byte, bool) {
	if m.folder == "" {
		return nil, false
	}
	path := m.path(kind, question)
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, false
	}
	sum, answer, found := bytes.Cut(data, []byte("\n"))
	if !found || string(sum) != sumOf(answer) {
		os.Remove(path)
		return nil, false
	}
	if info, err := os.Stat(path); err == nil && time.Since(info.ModTime()) > 24*time.Hour {
		now := time.Now()
		os.Chtimes(path, now, now)
	}
	return answer, true
}

func (m *memory) put(kind, question string, answer []byte) {
	if m.folder == "" {
		return
	}
	export.WriteFile(m.path(kind, question), func(w io.Writer) error {
		_, err := fmt.Fprintf(w, "%s\n%s", sumOf(answer), answer)
		return err
	})
}

// empty tells whether no layout is remembered, so that workers will be needed.
func (m *memory) empty() bool {
	if m.folder == "" {
		return true
	}
	f, err := os.Open(filepath.Join(m.folder, kinds()[0]))
	if err != nil {
		return true
	}
	defer f.Close()
	_, err = f.ReadDir(1)
	return err != nil
}

// asked is how many times Graphviz had to be asked.
func (m *memory) asked() int { return int(m.asks.Load()) }

// prune deletes what has been used least lately, until each kind is within its bound.
func (m *memory) prune() {
	if m.folder == "" {
		return
	}
	for i, limit := range []int64{maxReplies, maxRecords} {
		bound(filepath.Join(m.folder, kinds()[i]), limit)
	}
}

func bound(folder string, limit int64) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return
	}
	var files []fs.FileInfo
	var size int64
	for _, e := range entries {
		info, err := e.Info()
		switch {
		case err != nil || !info.Mode().IsRegular():
		case strings.HasSuffix(info.Name(), ".tmp") && time.Since(info.ModTime()) > time.Hour: // of a run that was killed
			os.Remove(filepath.Join(folder, info.Name()))
		default:
			files = append(files, info)
			size += info.Size()
		}
	}
	slices.SortFunc(files, func(a, b fs.FileInfo) int {
		return cmp.Or(a.ModTime().Compare(b.ModTime()), strings.Compare(a.Name(), b.Name()))
	})
	for _, f := range files {
		if size <= limit {
			return
		}
		os.Remove(filepath.Join(folder, f.Name()))
		size -= f.Size()
	}
}

// replies remembers what Graphviz answered, by the graph. No label goes into the graph, only sizes: a picture whose words change and whose
// boxes do not is not laid out again.
type replies struct {
	*memory
	graphviz string // its version
}

func (m *memory) replies() replies {
	r := replies{memory: m}
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, d := range info.Deps {
			if d.Path == "github.com/goccy/go-graphviz" {
				r.graphviz = d.Version
			}
		}
	}
	return r
}

func (r replies) question(graph string) string { return "layout 1 " + r.graphviz + "\n" + graph }

// Get gives the reply to a graph, if it is remembered.
func (r replies) Get(graph string) ([]byte, bool) {
	reply, ok := r.get(kinds()[0], r.question(graph))
	if !ok {
		r.asks.Add(1)
	}
	return reply, ok
}

// Put remembers a reply.
func (r replies) Put(graph string, reply []byte) { r.put(kinds()[0], r.question(graph), reply) }
