package boot_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/goccy/go-graphviz"

	"kg/internal/boot"
)

// restored stands where package layout has it: after go-graphviz has initialised, before main.
var restored = boot.Restore()

// TestMain is also the program that the tests start: with KG_BOOT_TEST it reports and ends.
func TestMain(m *testing.M) {
	if os.Getenv("KG_BOOT_TEST") != "" {
		_ = graphviz.DOT // imported for its initialisation
		fmt.Printf("folder=%s\nprivate=%v\ntemp=%s\n", restored, boot.Private(), os.TempDir())
		boot.Cleanup()
		return
	}
	os.Exit(m.Run())
}

// place is where a test's program runs: a home, a temporary folder and what it printed.
type place struct{ home, temp string }

func newPlace(t *testing.T) place {
	t.Helper()
	if runtime.GOOS != "linux" {
		t.Skip("not on Linux: where the compile cache lies was not tested")
	}
	dir := t.TempDir()
	p := place{filepath.Join(dir, "home"), filepath.Join(dir, "tmp")}
	for _, d := range []string{p.home, p.temp} {
		if err := os.Mkdir(d, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	return p
}

func (p place) cache() string { return filepath.Join(p.home, ".cache", "kg") }

// run starts the program and gives what it reported; it must not fail nor write to stderr.
func (p place) run(t *testing.T, env ...string) map[string]string {
	t.Helper()
	report, err := p.start(env...)
	if err != nil {
		t.Fatal(err)
	}
	if report["temp"] != p.temp {
		t.Errorf("the temporary folder is %q afterwards, want %q", report["temp"], p.temp)
	}
	if _, err := os.Lstat(filepath.Join(p.temp, "go-graphviz")); !os.IsNotExist(err) {
		t.Errorf("go-graphviz used the shared temporary folder (%v)", err)
	}
	if left, _ := os.ReadDir(p.temp); len(left) > 0 {
		t.Errorf("left in the temporary folder: %v", left)
	}
	return report
}

func (p place) start(env ...string) (map[string]string, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	cmd := exec.Command(self)
	cmd.Env = append([]string{"KG_BOOT_TEST=1", "HOME=" + p.home, "TMPDIR=" + p.temp}, env...)
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	if err := cmd.Run(); err != nil || errs.Len() > 0 {
		return nil, fmt.Errorf("%v: %.300s", err, errs.String())
	}
	report := map[string]string{}
	for line := range strings.Lines(out.String()) {
		key, value, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "=")
		report[key] = value
	}
	return report, nil
}

// compiled gives the one compiled file of a cache.
func compiled(t *testing.T, cache string) string {
	t.Helper()
	files, _ := filepath.Glob(filepath.Join(cache, "go-graphviz", "*", "*"))
	if len(files) != 1 {
		t.Fatalf("compiled files in %s: %v", cache, files)
	}
	return files[0]
}

func TestPrivateFolderInTheUsersCache(t *testing.T) {
	t.Parallel()
	p := newPlace(t)
	if report := p.run(t); report["folder"] != p.cache() || report["private"] != "false" {
		t.Errorf("report %v", report)
	}
	info, err := os.Stat(p.cache())
	if err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("%v %v", info, err)
	}
	file := compiled(t, p.cache())
	before, _ := os.Stat(file)
	p.run(t)
	if after, err := os.Stat(compiled(t, p.cache())); err != nil || !os.SameFile(before, after) {
		t.Errorf("the second start compiled again (%v)", err)
	}
}

func TestXDGCacheHome(t *testing.T) {
	t.Parallel()
	p := newPlace(t)
	other := filepath.Join(p.home, "elsewhere")
	if report := p.run(t, "XDG_CACHE_HOME="+other); report["folder"] != filepath.Join(other, "kg") {
		t.Errorf("report %v", report)
	}
	compiled(t, filepath.Join(other, "kg"))
}

// A damaged cache is healed, and the start after the healing trusts it again.
func TestDamagedCache(t *testing.T) {
	t.Parallel()
	p := newPlace(t)
	p.run(t)
	file := compiled(t, p.cache())
	whole, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	flipped := bytes.Clone(whole)
	flipped[len(flipped)/2] ^= 1
	for name, content := range map[string][]byte{
		"truncated": whole[:len(whole)/2], "empty": nil, "header only": whole[:12], "garbage": bytes.Repeat([]byte("garbage"), 1e5), "one bit": flipped,
	} {
		if err := os.WriteFile(file, content, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := p.start(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if got, _ := os.ReadFile(compiled(t, p.cache())); !bytes.Equal(got, whole) {
			t.Errorf("%s: not healed", name)
		}
	}
}

func TestStrangeThingsInTheCache(t *testing.T) {
	for name, spoil := range map[string]func(cache, file string) error{
		"no record": func(cache, _ string) error { return os.Remove(filepath.Join(cache, "checksums")) },
		"garbage record": func(cache, _ string) error {
			return os.WriteFile(filepath.Join(cache, "checksums"), []byte("\x00\n"), 0o600)
		},
		"record is folder": func(cache, _ string) error {
			os.Remove(filepath.Join(cache, "checksums"))
			return os.Mkdir(filepath.Join(cache, "checksums"), 0o700)
		},
		"file is link":     func(_, file string) error { os.Remove(file); return os.Symlink("/etc/passwd", file) },
		"file is folder":   func(_, file string) error { os.Remove(file); return os.MkdirAll(filepath.Join(file, "full"), 0o700) },
		"others may write": func(cache, _ string) error { return os.Chmod(cache, 0o777) },
		"old leftover":     func(_, file string) error { return leftover(file) },
		"graphviz a file": func(cache, _ string) error {
			os.RemoveAll(filepath.Join(cache, "go-graphviz"))
			return os.WriteFile(filepath.Join(cache, "go-graphviz"), nil, 0o600)
		},
		"cache is a file":   func(cache, _ string) error { os.RemoveAll(cache); return os.WriteFile(cache, nil, 0o600) },
		"cache is dangling": func(cache, _ string) error { os.RemoveAll(cache); return os.Symlink("/nowhere", cache) },
		"cache is a link": func(cache, _ string) error {
			if err := os.Rename(cache, cache+"2"); err != nil {
				return err
			}
			return os.Symlink(cache+"2", cache)
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := newPlace(t)
			p.run(t)
			if err := spoil(p.cache(), compiled(t, p.cache())); err != nil {
				t.Fatal(err)
			}
			report := p.run(t)
			usable := report["folder"] == p.cache()
			if strings.HasPrefix(name, "cache is") == usable {
				t.Errorf("report %v", report)
			}
			if info, err := os.Stat(p.cache()); usable && (err != nil || info.Mode().Perm() != 0o700) {
				t.Errorf("%v %v", info, err)
			}
			p.run(t)
		})
	}
}

// leftover plants an unfinished file that nobody is writing any more.
func leftover(file string) error {
	name := file + ".123.tmp"
	if err := os.WriteFile(name, []byte("half"), 0o600); err != nil {
		return err
	}
	old := time.Now().Add(-2 * time.Hour)
	return os.Chtimes(name, old, old)
}

func TestWithoutAUsableHome(t *testing.T) {
	t.Parallel()
	p := newPlace(t)
	if report := p.run(t, "HOME="); report["private"] != "true" || filepath.Dir(report["folder"]) != p.temp {
		t.Errorf("no HOME: %v", report)
	}
	if report := p.run(t, "HOME=/proc"); report["private"] != "true" {
		t.Errorf("read-only HOME: %v", report)
	}
	if report := p.run(t, "HOME=/dev/null/x"); report["private"] != "true" {
		t.Errorf("HOME is no folder: %v", report)
	}
}

// Without any folder to write to, go-graphviz compiles in memory and its shared folder is still not used.
func TestNowhereToWrite(t *testing.T) {
	t.Parallel()
	p := newPlace(t)
	p.temp = "/proc"
	report, err := p.start("HOME=/proc")
	if err != nil || report["folder"] != "" {
		t.Errorf("%v %v", report, err)
	}
}

func TestSomebodyElsesFolder(t *testing.T) {
	t.Parallel()
	if os.Geteuid() != 0 {
		t.Skip("giving a folder away needs root: a cache that belongs to another was not tested")
	}
	p := newPlace(t)
	p.run(t)
	if err := os.Chown(p.cache(), 65534, 65534); err != nil {
		t.Fatal(err)
	}
	if report := p.run(t); report["private"] != "true" {
		t.Errorf("report %v", report)
	}
}

func TestWorkersShareThePrivateFolder(t *testing.T) {
	t.Parallel()
	p := newPlace(t)
	shared := filepath.Join(p.home, "shared")
	for range 2 {
		if report := p.run(t, "HOME=", boot.EnvCache+"="+shared); report["folder"] != shared || report["private"] != "false" {
			t.Errorf("report %v", report)
		}
	}
	compiled(t, shared)
}

func TestManyStartsAtOnce(t *testing.T) {
	p := newPlace(t)
	var wait sync.WaitGroup
	for range 4 {
		wait.Go(func() {
			if _, err := p.start(); err != nil {
				t.Error(err)
			}
		})
	}
	wait.Wait()
	p.run(t)
	compiled(t, p.cache())
}

// Private folders that killed processes left are removed by the next one that needs one, fresh ones are not.
func TestSweep(t *testing.T) {
	t.Parallel()
	p := newPlace(t)
	old, fresh := filepath.Join(p.temp, "kg-cache-old"), filepath.Join(p.temp, "kg-cache-fresh")
	for _, d := range []string{old, fresh} {
		if err := os.MkdirAll(filepath.Join(d, "go-graphviz"), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	past := time.Now().Add(-2 * time.Hour)
	if err := os.Chtimes(old, past, past); err != nil {
		t.Fatal(err)
	}
	if _, err := p.start("HOME="); err != nil {
		t.Fatal(err)
	}
	if left, _ := os.ReadDir(p.temp); len(left) != 1 || left[0].Name() != "kg-cache-fresh" {
		t.Errorf("left: %v", left)
	}
}
