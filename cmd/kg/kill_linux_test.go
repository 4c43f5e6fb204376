package main

import (
	"bytes"
	"errors"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"kg/internal/boot"
)

// TestKills kills kg build at random moments, while it makes now one and now another state of the same folder. What it leaves must be
// whole files, each as one of the two states has it, and no process; the next build must mend it. KG_KILLS says how many are to be killed: make kills
// says 500, make test leaves it at 40.
func TestKills(t *testing.T) {
	kills := 40
	if testing.Short() {
		kills = 5
	}
	if n := os.Getenv("KG_KILLS"); n != "" {
		var err error
		if kills, err = strconv.Atoi(n); err != nil {
			t.Fatal(err)
		}
	}
	k := newKiller(t)
	var died, late, workers, whole, strays int
	for died < kills && late <= 10*kills {
		if rand.IntN(4) == 0 {
			k.clear()
		}
		build := k.command(rand.IntN(2))
		if rand.IntN(3) > 0 { // else only what the last state lacks is made
			k.forget()
		}
		if err := build.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(rand.Int64N(int64(k.takes))))
		workers += max(len(k.alive())-1, 0)
		build.Process.Kill()
		if err := build.Wait(); err == nil {
			late++
			k.takes = max(k.takes*9/10, time.Millisecond) // other programs come and go on this machine
		} else {
			died++
			k.takes = k.takes * 103 / 100
		}
		k.noneLeft()
		w, s := k.onlyWhole()
		whole, strays = whole+w, strays+s
		if t.Failed() {
			t.Fatalf("after %d kills", died)
		}
	}
	if died < kills || workers == 0 && kills >= 20 {
		t.Errorf("%d of %d builds were killed, with %d workers: that tries too little", died, kills, workers)
	}
	t.Logf("%d builds killed, %d done before; they had %d workers, and no process was left; %d files were there, all whole, %d of them without a name of their own",
		died, late, workers, whole, strays)
	for state := range k.states {
		if out, err := k.command(state).CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
		if got := folderOf(t, k.dir); !equal(got, k.states[state]) {
			t.Errorf("after all kills, a build of state %d leaves %d files that are not its own", state, len(got))
		}
	}
}

type killer struct {
	t      *testing.T
	cache  string
	dir    string
	takes  time.Duration // about what a whole build takes
	states [2]map[string][]byte
}

func newKiller(t *testing.T) *killer {
	k := &killer{t: t, cache: t.TempDir(), dir: filepath.Join(t.TempDir(), "pictures")}
	if err := os.Chmod(k.cache, 0o700); err != nil {
		t.Fatal(err)
	}
	for state := range k.states {
		for range 2 { // the second one has its machine code compiled, and is timed
			k.forget()
			k.clear()
			start := time.Now()
			if out, err := k.command(state).CombinedOutput(); err != nil {
				t.Fatalf("%v: %s", err, out)
			}
			k.takes = time.Since(start)
		}
		k.states[state] = folderOf(t, k.dir)
	}
	if len(k.states[0]) < 10 || equal(k.states[0], k.states[1]) {
		t.Fatalf("the two states have %d and %d files, and must differ", len(k.states[0]), len(k.states[1]))
	}
	return k
}

// command builds one of two states, which differ in where links lead, so in every SVG, and in the manifest.
func (k *killer) command(state int) *exec.Cmd {
	c := exec.Command("kg", "build", "--data", "testdata/small", "-o", k.dir)
	if state == 1 {
		c.Args = append(c.Args, "--link", "/{id}/")
	}
	c.Env = append(os.Environ(), boot.EnvCache+"="+k.cache)
	return c
}

// forget makes the next build lay everything out.
func (k *killer) forget() {
	for _, kind := range []string{"layouts", "builds"} {
		if err := os.RemoveAll(filepath.Join(k.cache, kind)); err != nil {
			k.t.Fatal(err)
		}
	}
}

// clear removes the pictures.
func (k *killer) clear() {
	if err := os.RemoveAll(k.dir); err != nil {
		k.t.Fatal(err)
	}
}

// alive are the processes in /proc that have this test's cache in their environment: kg and its workers.
func (k *killer) alive() (pids []string) {
	mark := []byte(boot.EnvCache + "=" + k.cache + "\x00")
	environs, err := filepath.Glob("/proc/[0-9]*/environ")
	if err != nil || len(environs) == 0 {
		k.t.Fatalf("/proc has no processes: %v", err)
	}
	for _, path := range environs {
		if env, err := os.ReadFile(path); err == nil && bytes.Contains(env, mark) {
			pids = append(pids, filepath.Base(filepath.Dir(path)))
		}
	}
	return pids
}

// noneLeft fails when a process is left. One that was killed a moment ago may still be on its way out.
func (k *killer) noneLeft() {
	k.t.Helper()
	var left []string
	for range 200 {
		if left = k.alive(); len(left) == 0 {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	k.t.Errorf("processes are left: %s", strings.Join(left, " "))
}

// onlyWhole counts the files of the folder, each of which must have the bytes that it has in one of the states, under its own name or
// a temporary one.
func (k *killer) onlyWhole() (whole, strays int) {
	k.t.Helper()
	for path, data := range folderOf(k.t, k.dir) {
		name := path
		if strings.HasSuffix(path, ".tmp") {
			name = strings.TrimPrefix(path[:strings.LastIndexByte(strings.TrimSuffix(path, ".tmp"), '.')], ".")
			strays++
		}
		if !bytes.Equal(data, k.states[0][name]) && !bytes.Equal(data, k.states[1][name]) || len(data) == 0 {
			k.t.Errorf("%s has %d bytes and is in neither state", path, len(data))
		}
		whole++
	}
	return whole, strays
}

func folderOf(t *testing.T, dir string) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	entries, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	for _, e := range entries {
		data, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		files[e.Name()] = data
	}
	return files
}

func equal(a, b map[string][]byte) bool {
	for name, data := range a {
		if !bytes.Equal(b[name], data) {
			return false
		}
	}
	return len(a) == len(b)
}
