package formats_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kg/internal/export"
	"kg/internal/export/pdf"
	"kg/internal/picture"
)

// French typography comes out of a PDF sign by sign. Poppler gives every no-break space as a plain one.
func TestTypographyInPDF(t *testing.T) {
	tool(t, "pdftotext", "poppler-utils")
	const text = "«\u00a0L’œuvre\u00a0»\u202f: été,\u00a0n°\u00a019\u00a0%…"
	placed := &picture.Placed{Picture: &picture.Picture{Title: text}, Width: 400, Height: 100,
		Texts: []picture.PlacedText{{Role: picture.TitleText, Text: text, X: 10, Y: 40, Size: 16, Bold: true, Color: "#000000"}}}
	path := filepath.Join(t.TempDir(), "text.pdf")
	if err := os.WriteFile(path, write(t, pdf.Format{}, placed, export.Options{}), 0o644); err != nil {
		t.Fatal(err)
	}
	if got := strings.TrimSpace(poppler(t, "pdftotext", "-raw", "-enc", "UTF-8", path, "-")); got != plainSpaces(text) {
		t.Errorf("%q, want %q", got, plainSpaces(text))
	}
	if info := poppler(t, "pdfinfo", "-enc", "UTF-8", path); !strings.Contains(info, text) {
		t.Errorf("the title is not in\n%s", info)
	}
}

func plainSpaces(s string) string {
	return strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(s)
}
