package load

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

// TestHostile gives files made to cost much. None takes more than a second or two;
// go test -v shows the times.
func TestHostile(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds: hostile datasets were not tried with -short")
	}
	const size = 1 << 20
	bomb := "a0: &a0 [x,x,x,x,x,x,x,x,x]\n"
	for i := 1; i < 12; i++ {
		bomb += fmt.Sprintf("a%d: &a%d [%s]\n", i, i, strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*a%d,", i-1), 9), ","))
	}
	var keys, ids, unknown, aliases strings.Builder
	keys.WriteString("- id: a\n  type: measure\n  name: {fr: a, en: a}\n  identifiers: {")
	for i := range 20000 {
		fmt.Fprintf(&keys, "k%d: v, ", i)
		fmt.Fprintf(&ids, "- id: same\n  type: measure\n  name: {fr: a, en: a}\n")
	}
	keys.WriteString("}\n")
	unknown.WriteString("- id: start\n  type: measure\n  name: {fr: a, en: a}\n  claims:\n")
	for i := range 3000 {
		fmt.Fprintf(&unknown, "    - part-of: nobody-of-the-name-%d\n      cite: {source: report, line: 1, anchor: rapport}\n", i)
	}
	for i := range 3000 {
		fmt.Fprintf(&unknown, "- id: entity-of-the-name-%d\n  type: measure\n  name: {fr: a, en: a}\n", i)
	}
	for i := range 100_000 {
		fmt.Fprintf(&aliases, "a%d, ", i)
	}
	for name, text := range map[string]string{
		"brackets":  strings.Repeat("[", size),
		"nested":    strings.Repeat("[", 9000) + strings.Repeat("x,", size/2) + strings.Repeat("]", 9000),
		"dashes":    strings.Repeat("- ", size/2),
		"questions": strings.Repeat("? ", size/2),
		"bomb":      bomb,
		"anchors":   strings.Repeat("- &a x\n", size/8),
		"one line":  "- id: " + strings.Repeat("x", size),
		"quotes":    "- id: \"" + strings.Repeat(`\x41`, size/4) + "\"",
		"keys":      keys.String(),
		"ids":       ids.String(),
		"unknown":   unknown.String(),
		"unclosed":  strings.Repeat("- {a: \"b\n", size/10),
		"comments":  strings.Repeat("# x\n", size/4),
		"hidden":    strings.Repeat("\u202e\n", size/4),
		"indents":   indents(2000),
		"aliases":   "- id: long\n  type: measure\n  name: {fr: a, en: a}\n  aliases: [" + aliases.String() + "]\n",
	} {
		files := base(t)
		files["more.yaml"] = &fstest.MapFile{Data: []byte(text)}
		start := time.Now()
		_, diags := Load(files)
		t.Logf("%-10s %8s %d diagnostics", name, time.Since(start).Round(time.Millisecond), len(diags))
		checkPlaces(t, files, diags[:min(len(diags), 50)])
		start = time.Now()
		if _, _, err := Format("more.yaml", []byte(text)); err != nil {
			t.Error(err)
		}
		t.Logf("%-10s %8s to format", name, time.Since(start).Round(time.Millisecond))
	}
}

func indents(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.Repeat(" ", i) + "a:\n")
	}
	return b.String()
}
