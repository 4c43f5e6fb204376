package load

// The keys of each part of a dataset, in the order in which they are written. Every reader takes its
// keys from here, and so do the shapes (shapes.go) that the formatter and the schema follow, so that none can
// disagree.

func ontologyKeys() []string {
	return []string{"types", "effects", "states", "relations", "derived", "gaps"}
}
func typeKeys() []string   { return []string{"is", "proper", "name", "plural", "numbered"} }
func effectKeys() []string { return []string{"name"} }
func stateKeys() []string  { return []string{"name", "once"} }
func relationKeys() []string {
	return []string{"name", "inverse", "from", "to", "pairs", "effect"}
}
func pairKeys() []string    { return []string{"from", "to"} }
func derivedKeys() []string { return []string{"name", "from", "to", "tiers"} }
func tierKeys() []string    { return []string{"name", "expr"} }
func gapKeys() []string     { return []string{"name", "type", "without", "lacks", "max"} }

func sourceKeys() []string {
	return []string{"file", "sha256", "title", "short", "publisher", "date", "lang", "licence", "url", "identifiers", "uncited"}
}
func excuseKeys() []string { return []string{"line", "why"} }

func entityKeys() []string {
	return []string{"id", "type", "number", "short", "name", "aliases", "date", "note", "extent", "identifiers", "figures", "status", "claims"}
}
func extentKeys() []string { return []string{"source", "from", "to"} }

// claimKeys are the keys of a claim that are not relations; the relation stands before them.
func claimKeys() []string {
	return []string{"id", "basis", "why", "since", "until", "status", "note", "cite"}
}
func citationKeys() []string { return []string{"source", "section", "line", "anchor"} }
func statusKeys() []string   { return []string{"state", "date", "by", "cite"} }
func figureKeys() []string {
	return []string{"value", "to", "unit", "counts", "excludes", "date", "cite"}
}

func viewKeys() []string {
	return []string{"title", "caption", "focus", "ways", "select", "around", "between", "query", "grid",
		"relations", "as-of", "group", "collapse", "emphasis", "direction", "layout", "sizes"}
}
func wayKeys() []string       { return []string{"expr", "size"} }
func aroundKeys() []string    { return []string{"of", "hops", "direction"} }
func betweenKeys() []string   { return []string{"from", "to", "hops"} }
func askedKeys() []string     { return []string{"from", "expr", "to"} }
func gridKeys() []string      { return []string{"rows", "columns", "via"} }
func typeLookKeys() []string  { return []string{"shape", "fill", "stroke", "text"} }
func styleFileKeys() []string { return []string{"types", "relations"} }
func lineLookKeys() []string {
	return []string{"name", "effects", "relations", "stroke", "line", "width", "labelled", "reversed"}
}

func questionFileKeys() []string {
	return []string{"languages", "classes", "kinds", "documents", "gaps", "members", "links", "verbs", "forms"}
}
func tongueKeys() []string {
	return []string{"stop", "noise", "and", "all", "count", "signs", "relative", "numbers", "months", "endings", "inflections"}
}
func kindKeys() []string { return []string{"types", "fr", "en"} }
func linkKeys() []string { return []string{"kind", "of", "path", "fr", "en"} }
func verbKeys() []string {
	return []string{"path", "from", "to", "fr", "en", "subject", "object"}
}
func formKeys() []string {
	return []string{"example", "understood", "answer", "state", "nearest", "groups", "fr", "en"}
}

// selectionKeys are also those of a group that has one way only.
func selectionKeys() []string { return []string{"from", "path", "to", "lacking"} }
func groupKeys() []string {
	return []string{"group", "name", "from", "path", "to", "lacking", "ways", "and", "not", "kind", "source", "basis", "aside", "context"}
}
