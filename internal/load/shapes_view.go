package load

import "kg/internal/model"

func viewShape() *shape {
	set := func() *shape { return wordsShape() }
	hops := func() *shape { return scalarOf(value{whole: true, most: maxHops}) }
	way := recordOf(wayKeys(), []string{"expr"}, map[string]member{
		"expr": {wordsShape(), "the path to follow from the focus"},
		"size": {oneOfThese(names(model.Sizes())...), "the smallest size that takes this way: slide for all, page, poster"},
	})
	around := recordOf(aroundKeys(), []string{"of"}, map[string]member{
		"of": {set(), "the set of entities in the middle"}, "hops": {hops(), "how far to look; 1 where it is left out"},
		"direction": {oneOfThese("out", "in", "both"), "which way claims are followed; both where it is left out"},
	})
	between := recordOf(betweenKeys(), []string{"from", "to"}, map[string]member{
		"from": {set(), "a set of entities"}, "to": {set(), "a set of entities"}, "hops": {hops(), "the longest path; 4 where it is left out"},
	})
	asked := recordOf(askedKeys(), []string{"from", "expr"}, map[string]member{
		"from": {set(), "a set of entities"}, "expr": {wordsShape(), "the path to follow from there"}, "to": {set(), "where it is to end; anywhere when it is left out"},
	})
	grid := recordOf(gridKeys(), []string{"rows", "columns"}, map[string]member{
		"rows": {set(), "a set of entities"}, "columns": {set(), "a set of entities"},
		"via": {wordsShape(), "the path from a row to a column; the claims between them where it is left out"},
	})
	s := recordOf(viewKeys(), []string{"title"}, map[string]member{
		"title":     {textShape(), "above the picture"},
		"caption":   {textShape(), "one sentence under the title"},
		"focus":     {refTo("entity"), "the entity that the picture is about"},
		"ways":      {listOf(way, alwaysList), "what comes into the picture from the focus, the most important first"},
		"select":    {set(), "a set of entities, with the claims among them: type:law, rec-19 -> recommends, A + B, A - B, A & B"},
		"around":    {around, "what surrounds a set"},
		"between":   {between, "what lies on paths between two sets"},
		"query":     {asked, "what a path leads to, with the path"},
		"grid":      {grid, "a table of counts"},
		"relations": {listOf(refTo("relation"), mayBeBare), "only claims of these count"},
		"as-of":     {dateShape(), "the dataset as it stood on this day"},
		"group":     {wordsShape(), "what belongs into one frame: type, or a path to what gives the frame its heading"},
		"collapse":  {listOf(refTo("relation or type"), mayBeBare), "types and relations that are passed over: one line through so many of them stands in their place"},
		"emphasis":  {set(), "the set that is drawn with more weight"},
		"direction": {oneOfThese(names([]model.Direction{model.Right, model.Down})...), "where the lines run; right where it is left out"},
		"layout":    {oneOfThese(layouts()...), "how it is placed; layered where it is left out"},
		"sizes":     {listOf(oneOfThese(names(model.Sizes())...), mayBeBare), "the sizes it is good for; page and slide where it is left out"},
	})
	need := func(keys ...string) object { return object{{"required", keys}} }
	s.also = object{
		{"anyOf", []object{need("focus", "ways"), need("select"), need("around"), need("between"), need("query"), need("grid")}},
		{"dependentRequired", object{{"ways", []string{"focus"}}}},
		{"dependentSchemas", object{{"grid", object{{"not", object{{"anyOf", []object{need("focus"), need("select"), need("around"), need("between"), need("query")}}}}}}}},
	}
	return s.as(block)
}
