//go:build !linux

package heap

// large does nothing: other systems have no such thing to ask for, or do it of themselves.
func large([]byte) {}
