package heap

import "syscall"

// large asks for large pages; a system that has none, or grants none, serves small ones.
func large(memory []byte) { _ = syscall.Madvise(memory, syscall.MADV_HUGEPAGE) }
