package export

import (
	"errors"
	"fmt"
	"net/url"
	"strings"
	"unicode"
)

// Link makes the addresses that nodes lead to from a template: "/acteurs/{id}/". The zero Link makes none.
type Link struct{ template string }

// placeholders are what a template may hold, in the order of Href's arguments.
func placeholders() [3]string { return [3]string{"{id}", "{type}", "{lang}"} }

// errLink says what is allowed.
var errLink = errors.New("expected an address that begins with http://, https:// or mailto:, or a relative one such as /actors/{id}/, with {id}, {type} or {lang} where the entity's id, its type and the language go")

// ParseLink reads a template. It takes http, https and mailto, and relative addresses without a host (RFC 3986 §4.2); a
// placeholder may stand anywhere but in the scheme and the host. Anything else is an error that says what is allowed.
func ParseLink(template string) (Link, error) {
	refuse := func(why string) (Link, error) { return Link{}, fmt.Errorf("%q %s; %w", template, why, errLink) }
	if template == "" {
		return refuse("is empty")
	}
	if i := strings.IndexFunc(template, unfit); i >= 0 {
		return refuse("holds a space, a control character, a backslash or a quote")
	}
	bare := template
	for _, p := range placeholders() {
		bare = strings.ReplaceAll(bare, p, "x")
	}
	if i := strings.IndexAny(bare, "{}"); i >= 0 {
		return refuse("has a brace that is no part of a placeholder")
	}
	u, err := url.Parse(bare)
	if err != nil {
		return refuse("is no address")
	}
	head, _, _ := strings.Cut(template, "/")
	switch scheme := strings.ToLower(u.Scheme); {
	case scheme == "" && (u.Host != "" || strings.HasPrefix(template, "//")):
		return refuse("names a host without a scheme")
	case scheme == "" && strings.Contains(head, ":"):
		return refuse("has a colon in its first part")
	case scheme == "":
	case strings.Contains(strings.SplitN(template, ":", 2)[0], "{"):
		return refuse("has a placeholder in its scheme")
	case scheme == "mailto" && u.Opaque != "":
	case scheme != "http" && scheme != "https":
		return refuse(fmt.Sprintf("has the scheme %q", u.Scheme+":"))
	case u.Host == "" || u.User != nil || u.Opaque != "":
		return refuse("has no host, or a name and password")
	case strings.Contains(authority(template), "{"):
		return refuse("has a placeholder in its host")
	}
	return Link{template}, nil
}

// authority is what stands between the // after a scheme and the path.
func authority(template string) string {
	_, rest, _ := strings.Cut(template, "//")
	if i := strings.IndexAny(rest, "/?#"); i >= 0 {
		return rest[:i]
	}
	return rest
}

// unfit tells what no address holds as it is. Browsers take a backslash for a slash and drop tabs and line ends.
func unfit(r rune) bool {
	return unicode.IsSpace(r) || unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r == unicode.ReplacementChar || strings.ContainsRune("\\\"'<>`^|", r)
}

// Href is the address for an entity, with each value percent-encoded; "" for the zero Link, and where a value is missing that the template wants.
func (l Link) Href(id, typ, lang string) string {
	href := l.template
	for i, value := range []string{id, typ, lang} {
		p := placeholders()[i]
		if !strings.Contains(href, p) {
			continue
		}
		if value == "" || value == "." || value == ".." { // an empty part makes /{id}/x a host, and dots climb
			return ""
		}
		href = strings.ReplaceAll(href, p, escaped(value))
	}
	return href
}

// escaped percent-encodes all but the unreserved characters of RFC 3986 §2.3, so that a value stays one part of a path and
// cannot bring a placeholder either.
func escaped(value string) string {
	var b strings.Builder
	for _, c := range []byte(value) {
		if c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.IndexByte("-._~", c) >= 0 {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}
