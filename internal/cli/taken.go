package cli

import (
	"slices"

	"kg/internal/export"
)

// takers are the formats that a flag of pictures means something to; nil for a flag that all formats take.
func takers(flag string) []string {
	switch flag {
	case "profile", "id-prefix":
		return []string{"svg"}
	case "link":
		return []string{"svg", "pdf", "dot", "json"}
	}
	return nil
}

// checkTaken refuses a flag that none of the formats takes, which would do nothing.
func (s *session) checkTaken(written ...export.Format) error {
	for _, flag := range []string{"profile", "id-prefix", "link"} {
		taken := slices.ContainsFunc(written, func(f export.Format) bool { return slices.Contains(takers(flag), f.Name()) })
		if s.IsSet(flag) && !taken {
			return usage("--%s means nothing to %s; it is for %s", flag, written[0].Name(), orList(takers(flag)))
		}
	}
	return nil
}
