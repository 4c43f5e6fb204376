package reference

import (
	"net/url"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"kg/internal/model"
)

// maxShown is how many places a link shows; more would make it too long to be pasted.
const maxShown = 5

// Link is a source's address with directives to find and show the anchors of citations, the first at most five
// ("URL Fragment Text Directives", WICG: #:~:text=…&text=…); without them where the address is only a site's front
// page, which does not hold the words; "" when the source has no address.
func Link(s model.Source, cited ...model.Citation) string {
	if s.URL == "" {
		return ""
	}
	var directives []string
	for _, c := range cited {
		if d := "text=" + escape(c.Anchor); c.Anchor != "" && !slices.Contains(directives, d) && len(directives) < maxShown {
			directives = append(directives, d)
		}
	}
	address := safeAddress(s.URL)
	switch {
	case len(directives) == 0 || siteRoot(s.URL):
		return address
	case strings.Contains(address, ":~:"):
		return address // somebody chose what to show
	case strings.Contains(address, "#"):
		return address + ":~:" + strings.Join(directives, "&")
	default:
		return address + "#:~:" + strings.Join(directives, "&")
	}
}

// siteRoot reports whether an address names no page of its site.
func siteRoot(address string) bool {
	u, err := url.Parse(address)
	return err == nil && strings.Trim(u.Path, "/") == "" && u.RawQuery == ""
}

// escape percent-encodes the words of a directive. Hyphen, comma and ampersand are its syntax and must be encoded;
// the rest of what stays is what RFC 3986 calls unreserved, so that no place to paste a link takes offence.
func escape(words string) string {
	s := url.QueryEscape(norm.NFC.String(strings.Join(strings.Fields(words), " ")))
	return strings.NewReplacer("+", "%20", "-", "%2D").Replace(s)
}

// safeAddress encodes what an address should not hold and BibTeX or Markdown would stumble over.
func safeAddress(address string) string {
	return strings.NewReplacer(" ", "%20", "{", "%7B", "}", "%7D", `\`, "%5C", "<", "%3C", ">", "%3E", `"`, "%22", "^", "%5E", "`", "%60", "|", "%7C").Replace(address)
}
