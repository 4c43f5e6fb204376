package boot

import (
	"hash/crc32"
	"os"
	"time"
)

// recordName is the file that holds the checksums, beside go-graphviz's folder.
const recordName = string(os.PathSeparator) + "checksums"

// staleAfter is the age at which an unfinished file is nobody's any more.
const staleAfter = time.Hour

// cached is a file of the cache, the beginning of its line of the record, and its stamp. The record has two
// lines for a file: one ends with the checksum, one with the stamp that the file had when it was summed.
type cached struct{ path, line, stamp string }

// health counts the files of the cache that are as they were recorded, and those of them whose record is complete.
type health struct{ whole, recorded int }

// heal deletes every file of the cache that is not on record. A file with the stamp on record has not been written since it was summed; any other is summed again, which takes
// 2 ms. A file that another process is just writing (*.tmp) is left alone: deleting it would make that process panic.
func heal(folder string) (h health, err error) {
	data, err := os.ReadFile(folder + recordName)
	if err != nil {
		data = nil
	}
	known := map[string]bool{}
	for start, i := 0, 0; i < len(data); i++ {
		if data[i] == '\n' {
			known[string(data[start:i])] = true
			start = i + 1
		}
	}
	files, err := list(folder)
	if err != nil {
		return h, err
	}
	for _, f := range files {
		if f.stamp != "" && known[f.line+" "+f.stamp] {
			h.whole++
			h.recorded++
			continue
		}
		if known[f.line+" "+checksum(f.path)] {
			h.whole++
			if f.stamp == "" {
				h.recorded++
			}
			continue
		}
		if err := os.RemoveAll(f.path); err != nil {
			return h, err
		}
	}
	return h, nil
}

// record writes down the checksums of the cache, unless it holds as many files as heal found on record. Failing
// costs a second at the next start and nothing else.
func record(folder string, recorded int) {
	files, err := list(folder)
	if err != nil || len(files) == recorded {
		return
	}
	text := ""
	for _, f := range files {
		text += f.line + " " + checksum(f.path) + "\n" + f.line + " " + f.stamp + "\n"
	}
	f, err := os.CreateTemp(folder, "checksums-*.tmp")
	if err != nil {
		return
	}
	_, err = f.WriteString(text)
	if f.Close() != nil || err != nil || os.Rename(f.Name(), folder+recordName) != nil {
		os.Remove(f.Name())
	}
}

// list gives the finished files of the cache. Symbolic links and folders where none belong get a line that
// is never on record, so that they are deleted.
func list(folder string) ([]cached, error) {
	root := folder + string(os.PathSeparator) + "go-graphviz"
	versions, err := names(root)
	if err != nil {
		return nil, err
	}
	var files []cached
	for _, version := range versions {
		sub := root + string(os.PathSeparator) + version
		entries, err := names(sub)
		if err != nil {
			return nil, err
		}
		for _, name := range entries {
			path := sub + string(os.PathSeparator) + name
			info, err := os.Lstat(path)
			if err != nil || unfinished(name) && time.Since(info.ModTime()) < staleAfter {
				continue
			}
			f := cached{path: path, line: "?"}
			if info.Mode().IsRegular() && !unfinished(name) {
				f.line, f.stamp = version+"/"+name, stamp(info)
			}
			files = append(files, f)
		}
	}
	return files, nil
}

func unfinished(name string) bool {
	return len(name) > 4 && name[len(name)-4:] == ".tmp"
}

// names lists a real folder, sorted; one that is not there is empty.
func names(folder string) ([]string, error) {
	info, err := os.Lstat(folder)
	if os.IsNotExist(err) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	if !info.IsDir() {
		return nil, os.Remove(folder)
	}
	entries, err := os.ReadDir(folder)
	list := make([]string, len(entries))
	for i, e := range entries {
		list[i] = e.Name()
	}
	return list, err
}

// checksum is the length and CRC-32 of a file in hexadecimal, "?" for one that cannot be read. It guards
// against damage; against other people the folder's mode does.
func checksum(path string) string {
	f, err := os.Open(path)
	if err != nil {
		return "?"
	}
	defer f.Close()
	buffer := make([]byte, 256<<10)
	var sum uint32
	var size uint64
	for {
		n, err := f.Read(buffer)
		sum = crc32.Update(sum, crc32.IEEETable, buffer[:n])
		size += uint64(n)
		if n == 0 || err != nil {
			return hex(size) + " " + hex(uint64(sum))
		}
	}
}

// hex formats a number; strconv may not be imported here.
func hex(n uint64) string {
	const digits = "0123456789abcdef"
	text := ""
	for {
		text = string(digits[n&15]) + text
		n >>= 4
		if n == 0 {
			return text
		}
	}
}
