package cli

import (
	"os"

	"github.com/charmbracelet/x/term"
	"github.com/schollz/progressbar/v3"
)

// progress shows on a terminal how far a run is. Elsewhere it shows nothing.
type progress struct {
	to  *os.File // nil where nothing is shown
	bar *progressbar.ProgressBar
}

func (s *session) progress() *progress {
	if f, ok := s.App.ErrWriter.(*os.File); ok && term.IsTerminal(f.Fd()) {
		return &progress{to: f}
	}
	return &progress{}
}

// set shows that so many of all pictures are done.
func (p *progress) set(done, total int) {
	if p.to == nil {
		return
	}
	if p.bar == nil {
		p.bar = progressbar.NewOptions(total, progressbar.OptionSetWriter(p.to), progressbar.OptionSetDescription("drawing"),
			progressbar.OptionSetWidth(30), progressbar.OptionShowCount(), progressbar.OptionSetPredictTime(false), progressbar.OptionClearOnFinish())
	}
	p.bar.Set(done)
}

// end takes the bar off the screen.
func (p *progress) end() {
	if p.bar != nil {
		p.bar.Clear()
	}
}
