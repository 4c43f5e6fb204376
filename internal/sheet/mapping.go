package sheet

import "kg/internal/load"

// mapping is a mapping of keys on its way, made of cells of a row.
type mapping struct {
	row     row
	entries []load.Entry
}

// put enters a value under a key that stands where the value does.
func (m *mapping) put(key string, v load.Value) {
	m.entries = append(m.entries, load.Entry{Key: load.Value{Line: v.Line, Col: v.Col, Text: key}, Value: v})
}

// cell enters the text of a column under a key; a blank cell enters nothing.
func (m *mapping) cell(key, column string) {
	if m.row.get(column) != "" {
		m.put(key, m.row.value(column))
	}
}

// cells enters columns under their own names.
func (m *mapping) cells(columns ...string) {
	for _, c := range columns {
		m.cell(c, c)
	}
}

// text enters the columns of both languages under a key. What is said of the pair is said at the cell that is blank.
func (m *mapping) text(key string) {
	fr, en := key+"_fr", key+"_en"
	t := mapping{row: m.row}
	t.cell("fr", fr)
	t.cell("en", en)
	if len(t.entries) == 0 {
		return
	}
	if len(t.entries) == 1 {
		missing := fr
		if m.row.get(fr) != "" {
			missing = en
		}
		t.entries[0].Key.Col = m.row.value(missing).Col
	}
	m.put(key, t.value(m.row))
}

// list enters a list under a key; an empty one enters nothing.
func (m *mapping) list(key string, items []load.Value) {
	if len(items) > 0 {
		m.put(key, load.Value{Line: items[0].Line, Col: items[0].Col, Items: items})
	}
}

// value is the mapping at the place of its first entry, or at the row's first cell.
func (m *mapping) value(r row) load.Value {
	v := load.Value{Line: r.line, Col: 1, Entries: m.entries}
	if len(m.entries) > 0 {
		v.Line, v.Col = m.entries[0].Key.Line, m.entries[0].Key.Col
	} else {
		v.Entries = []load.Entry{}
	}
	return v
}
