// Package pdf writes pictures as one page of PDF, as large as the picture: lines and letters stay what they are, so that
// text is selected, searched and scaled. Liberation Sans is embedded with the letters that occur and no others. The same
// picture gives the same bytes: dates are fixed, and nothing is taken from clock or machine.
//
// A text that the font cannot set is refused (package paint).
//
//	err := pdf.Format{}.Write(w, placed, export.Options{})
package pdf

import (
	"bytes"
	"fmt"
	"io"
	"time"

	"codeberg.org/go-pdf/fpdf"

	"kg/internal/export"
	"kg/internal/export/paint"
	"kg/internal/picture"
)

// maxSide is the longest side in points that PDF readers show (ISO 32000-1 Annex C).
const maxSide = 14400

// family names the embedded font inside the file.
const family = "LiberationSans"

// Format is PDF.
type Format struct{}

// Name is "pdf".
func (Format) Name() string { return "pdf" }

// Extension is ".pdf".
func (Format) Extension() string { return ".pdf" }

// MediaType is the registered one.
func (Format) MediaType() string { return "application/pdf" }

// NeedsPlacing is true.
func (Format) NeedsPlacing() bool { return true }

// Write draws the picture. Of the options it takes the links. It fails before the first byte when a text cannot be set or the
// picture is larger than a page may be.
func (Format) Write(w io.Writer, p *picture.Placed, o export.Options) error {
	if err := paint.Check("pdf", p); err != nil {
		return err
	}
	if p.Width > maxSide || p.Height > maxSide {
		return fmt.Errorf("pdf: the picture has %.0f by %.0f points, expected at most %d: a PDF page is no larger; write the picture as svg, or show less", p.Width, p.Height, maxSide)
	}
	doc := fpdf.NewCustom(&fpdf.InitType{UnitStr: "pt", Size: fpdf.SizeType{Wd: p.Width, Ht: p.Height}})
	describe(doc, p)
	doc.AddUTF8FontFromBytes(family, "", picture.FontFile(false))
	doc.AddUTF8FontFromBytes(family, "B", picture.FontFile(true))
	doc.SetMargins(0, 0, 0)
	doc.SetAutoPageBreak(false, 0)
	doc.AddPage()
	paint.Picture(p, brush{doc, p, o.Link})
	var b bytes.Buffer
	if err := doc.Output(&b); err != nil {
		return fmt.Errorf("pdf: %w", err)
	}
	_, err := w.Write(b.Bytes())
	return err
}

// describe sets what a reader shows about the file. The author is whom the source line names.
func describe(doc *fpdf.Fpdf, p *picture.Placed) {
	never := time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)
	doc.SetCreationDate(never)
	doc.SetModificationDate(never)
	doc.SetCatalogSort(true)
	doc.SetProducer("kg", true)
	doc.SetCreator("kg", true)
	doc.SetTitle(picture.Clean(p.Title), true)
	doc.SetSubject(picture.Clean(p.Desc), true)
	doc.SetAuthor(picture.Clean(p.Source), true)
	if p.Lang != "" {
		doc.SetLang(picture.Clean(p.Lang))
	}
}

// brush draws on the page, whose unit is the point and whose origin is the top left corner, as the picture's.
type brush struct {
	*fpdf.Fpdf
	p    *picture.Placed
	link export.Link
}

// Node makes the box of a node lead where its link does.
func (b brush) Node(i int) {
	n, at := &b.p.Nodes[i], b.p.NodeAt[i]
	if href := b.link.Href(n.EntityID(), n.Type, b.p.Lang); href != "" {
		b.LinkString(at.X-n.W/2, at.Y-n.H/2, n.W, n.H, href)
	}
}

func (b brush) Text(t picture.PlacedText) {
	weight := ""
	if t.Bold {
		weight = "B"
	}
	b.SetFont(family, weight, t.Size)
	c := paint.RGB(t.Color)
	b.SetTextColor(int(c.R), int(c.G), int(c.B))
	b.Fpdf.Text(t.X, t.Y, t.Text)
}

func (b brush) Path(steps []picture.Step, s paint.Style) {
	if len(steps) == 0 {
		return
	}
	how := ""
	if s.Fill != "" {
		c := paint.RGB(s.Fill)
		b.SetFillColor(int(c.R), int(c.G), int(c.B))
		how = "F"
	}
	if s.Stroke != "" {
		c := paint.RGB(s.Stroke)
		b.SetDrawColor(int(c.R), int(c.G), int(c.B))
		b.SetLineWidth(s.Width)
		b.SetDashPattern(s.Dashes, 0)
		joint := "miter"
		if s.Round {
			joint = "round"
		}
		b.SetLineJoinStyle(joint)
		how += "D"
	}
	for _, step := range steps {
		p := step.P
		switch step.Op {
		case 'M':
			b.MoveTo(p[0].X, p[0].Y)
		case 'L':
			b.LineTo(p[0].X, p[0].Y)
		case 'C':
			b.CurveBezierCubicTo(p[0].X, p[0].Y, p[1].X, p[1].Y, p[2].X, p[2].Y)
		case 'Z':
			b.ClosePath()
		}
	}
	b.DrawPath(how)
}
