package load

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"

	"kg/internal/model"
)

// The compiled form of a dataset: the magic, the CRC-32 (IEEE) of the rest as four bytes, then the
// fingerprint, the questions as a block of their own that Decode passes over, a table of strings (their
// lengths, then their bytes), and the dataset, in which every string is its number in the table. Numbers are varints. compiledMagic ends in the version, which
// changes with the order of fields in layout.go.
const compiledMagic = "kg dataset 6\n"

// Encode writes the compiled form of a dataset and its questions, nil for none, with the fingerprint of the files it was made from.
// Equal datasets give equal bytes.
func Encode(w io.Writer, d *model.Dataset, q *model.Questions, fingerprint string) error {
	c := &codec{writing: true, numbers: map[string]int{}}
	copied := *d
	c.dataset(&copied)
	block := compileQuestions(q)
	head := binary.AppendUvarint(nil, uint64(len(fingerprint)))
	head = append(head, fingerprint...)
	head = binary.AppendUvarint(head, uint64(len(block)))
	head = append(head, block...)
	body := append(append(head, c.tabled()...), c.buf...)
	if _, err := w.Write(sealed(body)); err != nil {
		return fmt.Errorf("write the compiled dataset: %w", err)
	}
	return nil
}

// sealed puts the magic and the checksum before the body.
func sealed(body []byte) []byte {
	return append(binary.BigEndian.AppendUint32([]byte(compiledMagic), crc32.ChecksumIEEE(body)), body...)
}

// errDamaged is what Decode says of bytes that are no compiled dataset of this version.
var errDamaged = errors.New("damaged, or written by another version of kg")

// Decode reads the compiled form and returns the dataset with the fingerprint of the files it was made
// from. The dataset is taken as checked. Damaged input gives an error; memory stays within a small
// multiple of the input's size.
func Decode(b []byte) (*model.Dataset, string, error) {
	fail := func() (*model.Dataset, string, error) {
		return nil, "", fmt.Errorf("read the compiled dataset: %w", errDamaged)
	}
	n := len(compiledMagic)
	if len(b) < n+4 || string(b[:n]) != compiledMagic {
		return fail()
	}
	body := b[n+4:]
	if crc32.ChecksumIEEE(body) != binary.BigEndian.Uint32(b[n:]) {
		return fail()
	}
	c := &codec{buf: body}
	fingerprint := string(c.bytes(c.count()))
	c.bytes(c.count()) // the questions; see DecodeQuestions
	if c.bad || !c.readTable() {
		return fail()
	}
	d := new(model.Dataset)
	c.dataset(d)
	if c.bad || len(c.buf) > 0 {
		return fail()
	}
	return d, fingerprint, nil
}

// codec writes or reads, by one description (layout.go) for both, so that the two cannot differ.
type codec struct {
	writing bool
	bad     bool   // reading met something that cannot be
	buf     []byte // what was written, or what is left to read
	table   []string
	numbers map[string]int // writing: a string's place in the table
}

// count reads a number that counts things of at least one byte each, so it is at most what is left.
func (c *codec) count() int {
	v := c.uvarint()
	if v > uint64(len(c.buf)) {
		c.bad = true
		return 0
	}
	return int(v)
}

// peek is the next number, without reading it.
func (c *codec) peek() int {
	v, n := binary.Uvarint(c.buf)
	if n <= 0 || v > uint64(len(c.buf)) {
		return 0
	}
	return int(v)
}

func (c *codec) uvarint() uint64 {
	if b := c.buf; len(b) > 1 { // nearly all numbers take one byte or two, and half of reading is reading them
		if b[0] < 0x80 {
			c.buf = b[1:]
			return uint64(b[0])
		}
		if b[1] < 0x80 {
			c.buf = b[2:]
			return uint64(b[0]&0x7f) | uint64(b[1])<<7
		}
	}
	v, n := binary.Uvarint(c.buf)
	if n <= 0 {
		c.bad, c.buf = true, nil
		return 0
	}
	c.buf = c.buf[n:]
	return v
}

func (c *codec) bytes(n int) []byte {
	if n < 0 || n > len(c.buf) {
		c.bad = true
		return nil
	}
	b := c.buf[:n]
	c.buf = c.buf[n:]
	return b
}
