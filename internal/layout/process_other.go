//go:build !linux

package layout

import "os/exec"

// dieWithParent does nothing: here a worker ends when its stdin closes.
func dieWithParent(*exec.Cmd) {}

// resident cannot be told without /proc.
func resident(int) int64 { return 0 }
