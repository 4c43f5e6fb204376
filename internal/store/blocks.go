package store

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
)

const (
	blockSize = 1 << 20
	maxLine   = 64 << 20 // a file without line ends is none of N-Quads, and should not fill the memory
)

// block is some whole lines of a file.
type block struct {
	text []byte
	line int // the number of its first line, from 1
}

// cutter cuts a file into blocks at line ends.
type cutter struct {
	r    io.Reader
	line int    // the number of the next block's first line
	rest []byte // the beginning of a line whose end has not been read
	size int    // of a block; one with a longer line is larger
	free chan []byte
}

// newCutter begins a file: it looks whether it is compressed with gzip and steps over a byte order mark.
func newCutter(r io.Reader, size, buffers int) (*cutter, error) {
	b := bufio.NewReader(r)
	if start, _ := b.Peek(2); bytes.Equal(start, []byte{0x1f, 0x8b}) {
		z, err := gzip.NewReader(b)
		if err != nil {
			return nil, err
		}
		b = bufio.NewReader(z)
	}
	if start, _ := b.Peek(3); string(start) == "\ufeff" {
		b.Discard(3)
	}
	return &cutter{r: b, line: 1, size: size, free: make(chan []byte, buffers)}, nil
}

// cut hands the blocks on in order until the file or the context ends. What follows the last whole line when reading
// fails is no statement and is not handed on.
func (c *cutter) cut(ctx context.Context, to chan<- block) error {
	for {
		text, err := c.next()
		if len(text) > 0 {
			select {
			case to <- block{text, c.line}:
			case <-ctx.Done():
				return ctx.Err()
			}
			c.line += bytes.Count(text, []byte{'\n'})
		}
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

// next reads a block. At the end of the file it returns what is left, with io.EOF.
func (c *cutter) next() ([]byte, error) {
	text := append(c.buffer(), c.rest...) // grows where the rest is longer
	for {
		var err error
		if text, err = fill(c.r, text); errors.Is(err, io.EOF) {
			return text, io.EOF
		}
		if end := bytes.LastIndexByte(text, '\n') + 1; end > 0 || err != nil {
			c.rest = append(c.rest[:0], text[end:]...)
			return text[:end], err
		}
		if len(text) >= maxLine {
			return nil, fmt.Errorf("line %d has more than %d MB, expected a statement", c.line, maxLine>>20)
		}
		text = append(make([]byte, 0, 2*cap(text)), text...)
	}
}

// fill reads until a buffer is full or an error comes. (io.ReadFull would call the end of the file what gzip calls
// a file that was cut off.)
func fill(r io.Reader, b []byte) ([]byte, error) {
	for len(b) < cap(b) {
		n, err := r.Read(b[len(b):cap(b)])
		b = b[:len(b)+n]
		if err != nil {
			return b, err
		}
	}
	return b, nil
}

// buffer is one that is no longer needed, or a new one.
func (c *cutter) buffer() []byte {
	select {
	case b := <-c.free:
		return b[:0]
	default:
		return make([]byte, 0, c.size)
	}
}

// done gives the text of a block back.
func (c *cutter) done(b block) {
	select {
	case c.free <- b.text:
	default:
	}
}
