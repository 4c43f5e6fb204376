package expr

import "strings"

func (p *setParser) space() {
	for p.at < len(p.src) && strings.IndexByte(" \t\r\n", p.src[p.at]) >= 0 {
		p.at++
	}
}

// sign takes one of some signs, if it is next and stands between spaces.
func (p *setParser) sign(signs ...string) string {
	start := p.at
	p.space()
	if sign := p.signAt(signs); sign != "" && p.at > start {
		p.at += len(sign)
		return sign
	}
	p.at = start
	return ""
}

func (p *setParser) signAt(signs []string) string {
	for _, sign := range signs {
		if rest, ok := strings.CutPrefix(p.src[p.at:], sign); ok && (rest == "" || strings.IndexByte(" \t\r\n", rest[0]) >= 0) {
			return sign
		}
	}
	return ""
}

// until takes the text before the next of some signs, or a ")" that closes a group, or the end; or what
// stands between quotes. Parentheses and brackets within it are its own where they are in pairs.
func (p *setParser) until(signs ...string) (text string, quoted bool) {
	p.space()
	if strings.HasPrefix(p.src[p.at:], `"`) {
		if end := strings.IndexByte(p.src[p.at+1:], '"'); end >= 0 {
			text = p.src[p.at+1 : p.at+1+end]
			p.at += end + 2
			return text, true
		}
	}
	start, open := p.at, 0
	for ; p.at < len(p.src); p.at++ {
		switch c := p.src[p.at]; {
		case c == '(' || c == '[':
			open++
		case c == ')' && open == 0:
			return strings.TrimSpace(p.src[start:p.at]), false
		case c == ')' || c == ']':
			open--
		case (c == ' ' || c == '\t') && open <= 0:
			mark := p.at
			if p.sign(signs...) != "" {
				p.at = mark
				return strings.TrimSpace(p.src[start:p.at]), false
			}
			p.at = mark
		}
	}
	return strings.TrimSpace(p.src[start:]), false
}
