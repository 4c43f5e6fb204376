package load

import (
	"net/url"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"kg/internal/diag"
	"kg/internal/model"
)

// readSources reads sources.yaml.
func (l *loader) readSources(f *file) {
	m, ok := f.mapping(f.root, "the list of sources", []string{"sources"})
	if !ok {
		l.noSources = true
		return
	}
	files := index{}
	named(f, m.need("sources"), "source", sourceKeys(), l.sources, func(id string, m mapping) {
		s := model.Source{
			ID: id, File: f.fileName(m.need("file")), SHA256: f.sha256(m.get("sha256")),
			Title: f.text(m.need("title"), "a title"), Short: f.text(m.need("short"), "a short title"),
			Publisher: f.str(m.get("publisher"), "a publisher"), Date: f.date(m.get("date")),
			Lang:    model.Lang(f.choice(m.need("lang"), "language", langs())),
			Licence: f.str(m.get("licence"), "a licence"), URL: f.url(m.get("url")),
			Identifiers: f.identifiers(m.get("identifiers")),
		}
		if first, ok := files[s.File]; ok && s.File != "" {
			f.diags.Add(diag.Repeated, f.at(m.get("file")), "two sources have the file %q", s.File).Related = first.related("first here")
		}
		files[s.File] = spot{f, m.get("file")}
		l.rows[id] = spot{f, m.n}
		s.Uncited, l.excuses[id] = f.excuses(m.get("uncited"))
		l.data.Sources = append(l.data.Sources, s)
	})
	slices.SortFunc(l.data.Sources, func(a, b model.Source) int { return strings.Compare(a.ID, b.ID) })
}

// fileName returns the name of a file inside a folder, without any way out of it.
func (f *file) fileName(n *yaml.Node) string {
	s := f.str(n, "a file name")
	if s == "." || s == ".." || strings.ContainsAny(s, `/\:`) {
		f.diags.Add(diag.BadValue, f.at(n), "%q is no file name, expected one without a folder", short(s))
		return ""
	}
	return s
}

func (f *file) sha256(n *yaml.Node) string {
	s := f.str(n, "a SHA-256")
	if s != "" && (len(s) != 64 || strings.Trim(s, "0123456789abcdef") != "") {
		f.diags.Add(diag.BadValue, f.at(n), "%q is no SHA-256, expected 64 digits 0-9 and a-f", short(s)).Hint = "sha256sum FILE prints it"
		return ""
	}
	return s
}

// url returns a web address; no other scheme may get into pages and pictures.
func (f *file) url(n *yaml.Node) string {
	s := f.str(n, "a web address")
	if s == "" {
		return ""
	}
	if u, err := url.Parse(s); err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" {
		f.diags.Add(diag.BadValue, f.at(n), "%q is no web address, expected https://…", short(s))
		return ""
	}
	return s
}

// identifiers reads a mapping of schemes to values, in the order of the schemes.
func (f *file) identifiers(n *yaml.Node) []model.Identifier {
	if n == nil || isNull(n) {
		return nil
	}
	m, ok := f.mapping(n, "identifiers by scheme", nil)
	if !ok {
		return nil
	}
	var ids []model.Identifier
	m.each(func(k, v *yaml.Node) {
		if isNull(v) {
			f.diags.Add(diag.Empty, f.at(k), "the identifier %q is empty", short(k.Value))
			return
		}
		scheme := f.id(k, "an identifier's scheme")
		if value := f.str(v, "an identifier"); scheme != "" && value != "" {
			ids = append(ids, model.Identifier{Scheme: scheme, Value: value})
		}
	})
	slices.SortFunc(ids, func(a, b model.Identifier) int { return strings.Compare(a.Scheme, b.Scheme) })
	return slices.CompactFunc(ids, func(a, b model.Identifier) bool { return a.Scheme == b.Scheme })
}
