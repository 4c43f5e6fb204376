package export

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"time"
)

// staleAfter is the age at which a temporary file is nobody's where the system cannot tell whether its writer still runs.
const staleAfter = time.Hour

// Sweep removes the temporary files that WriteFile made for files of these names in a folder, when the process that made them is gone: it was
// killed. Everything else stays. It cannot fail: what cannot be removed stays too.
func Sweep(dir string, names []string) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return
	}
	known := make(map[string]bool, len(names))
	for _, n := range names {
		known[n] = true
	}
	for _, e := range entries {
		name, pid, ok := temporary(e.Name())
		if !ok || !known[name] || !e.Type().IsRegular() {
			continue
		}
		if info, err := e.Info(); err == nil && (gone(pid) || time.Since(info.ModTime()) > staleAfter) {
			os.Remove(filepath.Join(dir, e.Name()))
		}
	}
}

// temporary takes the name of a temporary file apart, as createTemp makes it.
func temporary(name string) (of string, pid int, ok bool) {
	rest, ok := strings.CutSuffix(name, ".tmp")
	if !ok || !strings.HasPrefix(rest, ".") {
		return "", 0, false
	}
	i := strings.LastIndexByte(rest, '.')
	if i <= 0 {
		return "", 0, false
	}
	var n int
	if _, err := fmt.Sscanf(rest[i+1:], "%d-%d", &pid, &n); err != nil || pid <= 0 {
		return "", 0, false
	}
	return rest[1:i], pid, true
}

// gone tells whether no process has a number. Where that cannot be told it is false.
func gone(pid int) bool {
	if pid == os.Getpid() || runtime.GOOS == "windows" {
		return false
	}
	p, err := os.FindProcess(pid)
	if err != nil {
		return false
	}
	err = p.Signal(syscall.Signal(0))
	return err == os.ErrProcessDone || err == syscall.ESRCH
}
