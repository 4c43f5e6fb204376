package diag

import (
	"encoding/json"
	"io"
	"path"
)

// WriteJSON writes the list as a JSON array, one object for each diagnostic, with dir before the names
// of files. Columns count runes and ends are exclusive, all from 1; what is unknown is left out. An
// empty list is [].
func WriteJSON(w io.Writer, l List, dir string) error {
	out := make([]jsonDiagnostic, len(l))
	for i, d := range l {
		out[i] = jsonDiagnostic{Code: d.Code, Severity: d.Severity.String(), Message: d.Message, Hint: d.Hint, jsonRange: toJSON(d.Range, dir)}
		for _, r := range d.Related {
			out[i].Related = append(out[i].Related, jsonRelated{r.Message, toJSON(r.Range, dir)})
		}
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(out)
}

type jsonDiagnostic struct {
	Code     Code   `json:"code"`
	Severity string `json:"severity"`
	Message  string `json:"message"`
	jsonRange
	Hint    string        `json:"hint,omitempty"`
	Related []jsonRelated `json:"related,omitempty"`
}

type jsonRelated struct {
	Message string `json:"message"`
	jsonRange
}

type jsonRange struct {
	File    string `json:"file,omitempty"`
	Line    int    `json:"line,omitempty"`
	Col     int    `json:"col,omitempty"`
	EndLine int    `json:"endLine,omitempty"`
	EndCol  int    `json:"endCol,omitempty"`
}

func toJSON(r Range, dir string) jsonRange {
	if r.File != "" {
		r.File = path.Join(dir, r.File)
	}
	return jsonRange{r.File, r.Line, r.Col, r.EndLine, r.EndCol}
}
