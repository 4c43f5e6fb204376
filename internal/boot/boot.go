// Package boot gives go-graphviz a compile cache that nobody else can write to, before it looks for one.
//
// go-graphviz opens its cache of compiled machine code in os.TempDir()/go-graphviz while its package
// initialises. On a shared machine that is anybody's folder, and a damaged file there panics every start
// before main. So boot's own initialisation points the temporary folder at a private one (mode 0700, owned
// by the user) inside the user's cache, having deleted every file there whose checksum is not on record.
//
// It comes early enough because Go initialises packages sorted by path as soon as all they import is
// ready (Go specification, "Program initialization"), and boot imports nothing but os, what os itself
// imports, and hash/crc32, while go-graphviz needs reflect, strconv and net. Nothing else may be imported here.
//
// Without a usable cache folder (no HOME, read-only, somebody else's) a private folder is made for this
// process; compiling then costs a second, and Cleanup removes the folder. The environment variable KG_CACHE
// names another cache folder; a process hands its private one to its workers that way.
//
//	var cache = boot.Restore() // in the package that imports go-graphviz: after its initialisation
//	...
//	defer boot.Cleanup() // in main
package boot

import (
	"os"
	"time"
)

// EnvCache is the environment variable that names the cache folder, before the user's own.
const EnvCache = "KG_CACHE"

// state is what init did and Restore and Cleanup undo.
type state struct {
	folder  string // the cache folder, "" when there is none
	private bool   // made for this process alone
	health  health // of it
	saved   string // the temporary folder's variable as it was
	had     bool
}

var booted state

// init is the only one of the program: nothing later could be early enough.
func init() {
	booted.saved, booted.had = os.LookupEnv(tempVariable)
	choose(&booted)
	if booted.folder == "" {
		// Nothing can be made under the null device: go-graphviz then compiles in memory.
		os.Setenv(tempVariable, os.DevNull+string(os.PathSeparator)+"kg")
		return
	}
	os.Setenv(tempVariable, booted.folder)
}

// Restore gives the process its temporary folder back and records the checksums of what go-graphviz put
// into the cache, so that the next start trusts it. It returns the folder, "" when there is none, and is to be called
// once, after go-graphviz has initialised.
func Restore() string {
	if booted.had {
		os.Setenv(tempVariable, booted.saved)
	} else {
		os.Unsetenv(tempVariable)
	}
	if booted.folder != "" {
		record(booted.folder, booted.health.recorded)
	}
	return booted.folder
}

// Folder is the cache folder that outlives this process; "" when there is none.
func Folder() string {
	if booted.private {
		return ""
	}
	return booted.folder
}

// Private tells whether the cache folder belongs to this process alone.
func Private() bool { return booted.private }

// Cleanup removes the folder that was made for this process, if one was; to be called when no more workers
// will start, at the very end of main.
func Cleanup() {
	if booted.private {
		os.RemoveAll(booted.folder)
	}
}

// choose finds the cache folder: the one in KG_CACHE, the user's, or a private one for this process.
func choose(s *state) {
	for _, candidate := range candidates() {
		if h, ok := usable(candidate); ok {
			s.folder, s.health = candidate, h
			return
		}
	}
	sweep()
	folder, err := os.MkdirTemp("", privatePrefix)
	if err != nil {
		return
	}
	if !roomy(folder) {
		os.RemoveAll(folder)
		return
	}
	s.folder, s.private = folder, true
}

// privatePrefix begins the names of folders that are made for one process.
const privatePrefix = "kg-cache-"

// sweep removes what processes that were killed before their Cleanup left behind: private folders of this
// user, an hour old.
func sweep() {
	entries, err := os.ReadDir(os.TempDir())
	if err != nil {
		return
	}
	for _, e := range entries {
		if len(e.Name()) < len(privatePrefix) || e.Name()[:len(privatePrefix)] != privatePrefix {
			continue
		}
		if info, err := e.Info(); err == nil && info.IsDir() && ours(info) && time.Since(info.ModTime()) > staleAfter {
			os.RemoveAll(os.TempDir() + string(os.PathSeparator) + e.Name())
		}
	}
}

func candidates() []string {
	var list []string
	if folder := os.Getenv(EnvCache); folder != "" {
		list = append(list, folder)
	}
	if folder, err := os.UserCacheDir(); err == nil {
		list = append(list, folder+string(os.PathSeparator)+"kg")
	}
	return list
}

// usable makes a folder where there is none and says whether it is fit: a real folder, ours, private,
// writable, and emptied of whatever is not on record. It counts the files that are.
func usable(folder string) (h health, ok bool) {
	if os.MkdirAll(folder, 0o700) != nil {
		return h, false
	}
	info, err := os.Lstat(folder)
	if err != nil || !info.IsDir() || !ours(info) {
		return h, false
	}
	if info.Mode().Perm() != 0o700 && !tighten(folder, info.Mode().Perm()) {
		return h, false
	}
	h, err = heal(folder)
	if err != nil {
		return h, false
	}
	if h.whole > 0 {
		return h, writable(folder, 0)
	}
	return h, roomy(folder)
}

// tighten makes a folder private. What lay in one that others could write is no longer trusted.
func tighten(folder string, mode os.FileMode) bool {
	if strict && mode&0o022 != 0 {
		os.Remove(folder + recordName)
	}
	return os.Chmod(folder, 0o700) == nil || !strict
}

// roomy tells whether the compiled code would fit: go-graphviz panics when it cannot write it.
func roomy(folder string) bool { return writable(folder, 12<<20) }

// writable tells whether a file of so many bytes can be written into a folder.
func writable(folder string, size int) bool {
	f, err := os.CreateTemp(folder, "try-")
	if err != nil {
		return false
	}
	defer os.Remove(f.Name())
	for block := make([]byte, min(size, 1<<20)); size > 0 && err == nil; size -= len(block) {
		_, err = f.Write(block)
	}
	return f.Close() == nil && err == nil
}
