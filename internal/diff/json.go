package diff

import (
	"encoding/json"
	"io"

	"kg/internal/model"
)

// The JSON form: what was compared, how many of what, and the changes in the order of the report.
type (
	jsonReport struct {
		Old     string                `json:"old"`
		New     string                `json:"new"`
		Counts  map[Part]map[Kind]int `json:"counts"`
		Changes []jsonChange          `json:"changes"`
		Renames []jsonRename          `json:"renames"`
	}
	jsonChange struct {
		Part   Part        `json:"part"`
		Kind   Kind        `json:"kind"`
		ID     string      `json:"id"`
		Title  *model.Text `json:"title,omitempty"`
		Fields []jsonField `json:"fields"`
	}
	jsonField struct {
		Name string  `json:"name"`
		Old  *string `json:"old"`
		New  *string `json:"new"`
	}
	jsonRename struct {
		Old    string `json:"old"`
		New    string `json:"new"`
		Why    Reason `json:"why"`
		Shared int    `json:"shared,omitempty"`
		Follow int    `json:"follow,omitempty"`
	}
)

// WriteJSON writes the report for programs; old and new are what was compared. A field that is not there is null.
func (r *Report) WriteJSON(w io.Writer, old, new string) error {
	out := jsonReport{Old: old, New: new, Counts: map[Part]map[Kind]int{}, Changes: []jsonChange{}, Renames: []jsonRename{}}
	for _, p := range parts() {
		out.Counts[p] = map[Kind]int{}
		for _, k := range kinds() {
			out.Counts[p][k] = r.Count(p, k)
		}
	}
	for _, c := range r.Changes {
		j := jsonChange{Part: c.Part, Kind: c.Kind, ID: c.ID, Fields: []jsonField{}}
		if !c.Title.IsZero() {
			j.Title = &c.Title
		}
		for _, f := range c.Fields {
			j.Fields = append(j.Fields, jsonField{f.Name, orNull(f.Old), orNull(f.New)})
		}
		out.Changes = append(out.Changes, j)
	}
	for _, n := range r.Renames {
		out.Renames = append(out.Renames, jsonRename(n))
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(out)
}

func orNull(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}
