package audit_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"kg/internal/audit"
	"kg/internal/load"
	"kg/internal/load/loadtest"
)

// BenchmarkAudit compares datasets of the issue's size with a text of 2,000 paragraphs of 40 words.
func BenchmarkAudit(b *testing.B) {
	var text strings.Builder
	for n := range 2000 {
		fmt.Fprintf(&text, "Paragraphe %d :%s\n", n, strings.Repeat(fmt.Sprintf(" mot n° %d", n%97), 13))
	}
	for _, times := range []int{1, 10} {
		l, diags := load.Open(loadtest.Folder(loadtest.Issue().Times(times)))
		if l == nil {
			b.Fatal(diags)
		}
		texts, _ := load.OpenTexts(fstest.MapFS{"report.txt": {Data: []byte(text.String())}}, l.Dataset.Sources)
		b.Run(fmt.Sprintf("copies-%dx", times), func(b *testing.B) {
			for b.Loop() {
				audit.Copies(l, texts)
			}
		})
		b.Run(fmt.Sprintf("coverage-%dx", times), func(b *testing.B) {
			for b.Loop() {
				audit.Measure(l.Dataset, texts)
			}
		})
	}
}
