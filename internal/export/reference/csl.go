package reference

import (
	"encoding/json"
	"io"
	"strconv"
	"strings"

	"kg/internal/model"
)

// item is a source in CSL-JSON, the input of CSL 1.0.2 processors and of Zotero. The dataset does not say what
// kind of document a source is, so each is "document"; its title is in its own language. The places stand in
// note for people and in custom, which the format leaves to its writers, for programs.
type item struct {
	ID         string    `json:"id"`
	Type       string    `json:"type"`
	Title      string    `json:"title"`
	TitleShort string    `json:"title-short,omitempty"`
	Author     []literal `json:"author,omitempty"`
	Publisher  string    `json:"publisher,omitempty"`
	Issued     *issued   `json:"issued,omitempty"`
	Language   string    `json:"language,omitempty"`
	URL        string    `json:"URL,omitempty"`
	Note       string    `json:"note,omitempty"`
	Custom     custom    `json:"custom"`
}

type literal struct {
	Literal string `json:"literal"`
}

type issued struct {
	DateParts [][]int `json:"date-parts"`
}

type custom struct {
	Cited []cited `json:"cited"`
}

type cited struct {
	Section string `json:"section,omitempty"`
	Line    int    `json:"line"`
	Anchor  string `json:"anchor"`
	URL     string `json:"url,omitempty"`
}

func writeCSL(w io.Writer, refs []Reference, l model.Lang) error {
	items := []item{}
	for _, r := range refs {
		items = append(items, newItem(r, l))
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(items)
}

func newItem(r Reference, l model.Lang) item {
	s := r.Source
	out := item{
		ID: s.ID, Type: "document", Title: title(s, s.Lang), TitleShort: s.Short.In(s.Lang), Publisher: s.Publisher,
		Issued: newIssued(s.Date), Language: string(s.Lang), URL: Link(s, r.Cited...), Note: strings.Join(r.places(l), " ; "),
	}
	if s.Publisher != "" {
		out.Author = []literal{{s.Publisher}}
	}
	for _, c := range r.Cited {
		out.Custom.Cited = append(out.Custom.Cited, cited{c.Section, c.Line, c.Anchor, Link(s, c)})
	}
	return out
}

// newIssued cuts an ISO date into its numbers; nil for "".
func newIssued(date string) *issued {
	var parts []int
	for _, p := range strings.Split(date, "-") {
		n, err := strconv.Atoi(p)
		if err != nil {
			return nil
		}
		parts = append(parts, n)
	}
	return &issued{[][]int{parts}}
}
