//go:build unix

package boot

import (
	"os"
	"syscall"
)

// tempVariable is where os.TempDir looks first.
const tempVariable = "TMPDIR"

// strict says that modes and owners mean something here.
const strict = true

// ours tells whether a file belongs to the user who runs this.
func ours(info os.FileInfo) bool {
	stat, ok := info.Sys().(*syscall.Stat_t)
	return ok && int(stat.Uid) == os.Geteuid()
}
