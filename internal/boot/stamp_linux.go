package boot

import (
	"os"
	"syscall"
)

// stamp is what changes whenever a file is written: its inode, size, and the times of the last write and of the last
// change of its inode, which no program can set.
func stamp(info os.FileInfo) string {
	stat, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return ""
	}
	return "stamp " + hex(stat.Ino) + " " + hex(uint64(stat.Size)) + " " + hex(uint64(stat.Mtim.Nano())) + " " + hex(uint64(stat.Ctim.Nano()))
}
