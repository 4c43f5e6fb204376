package formats_test

import (
	"bytes"
	"context"
	"flag"
	"os"
	"os/exec"
	"testing"

	"kg/internal/export"
	"kg/internal/layout"
	"kg/internal/layout/layouttest"
	"kg/internal/picture"
	"kg/internal/picture/picturetest"
)

var update = flag.Bool("update", false, "rewrite the goldens")

func TestMain(m *testing.M) { layouttest.Main(m, closeBrowser) }

// place fits a fixture and gives it positions when the format wants them.
func place(t testing.TB, pool *layout.Pool, f export.Format, fixture picturetest.Fixture) *picture.Placed {
	t.Helper()
	p := fixture.New()
	p.Fit(picture.PageMetrics())
	if !f.NeedsPlacing() {
		return &picture.Placed{Picture: p}
	}
	placed, err := pool.Place(context.Background(), p)
	if err != nil {
		t.Fatal(err)
	}
	return placed
}

func write(t testing.TB, f export.Format, p *picture.Placed, o export.Options) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := f.Write(&b, p, o); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// tool finds an outside program. Without it the test is skipped aloud, or fails where CI is set.
func tool(t testing.TB, name, pkg string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	switch {
	case err == nil:
	case os.Getenv("CI") == "true":
		t.Fatalf("%s is not here: apt-get install %s", name, pkg)
	default:
		t.Skipf("%s is not here, so nothing was read back: apt-get install %s", name, pkg)
	}
	return path
}
