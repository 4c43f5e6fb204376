package load

import (
	"kg/internal/model"
	"kg/internal/picture"
)

func entityShape() *shape {
	extent := recordOf(extentKeys(), extentKeys(), map[string]member{
		"source": {refTo("source"), "the id of a source"},
		"from":   {lineShape(), "the first line"}, "to": {lineShape(), "the last line, included"},
	})
	return recordOf(entityKeys(), []string{"id", "type", "name"}, map[string]member{
		"id":          {idShape(), "its name for kg: lower-case letters and digits, joined by hyphens; given once and never again"},
		"type":        {refTo("type"), "what it is: a type of ontology.yaml"},
		"number":      {wordsShape(), "what follows the type's word: 19, 3 a"},
		"short":       {wordsShape(), "the usual short form, the same in both languages: Cnil"},
		"name":        {textShape(), "in both languages"},
		"aliases":     {listOf(wordsShape(), alwaysList), "other names that people type or sources print, their errors included"},
		"date":        {dateShape(), "of a law, an event, a document: 2024, 2024-05 or 2024-05-14"},
		"note":        {textShape(), "what a reader should know about this entry"},
		"extent":      {extent, "the lines of a source that are its own text"},
		"identifiers": {identifiersShape(), "in public registers: {wikidata: Q3029562}"},
		"figures":     {listOf(figureShape(), mayBeBare), "numbers that a source gives of it"},
		"status":      {listOf(statusShape(), mayBeBare), "what happened to it, with dates"},
		"claims":      {listOf(claimShape(), alwaysList), "what sources say of it"},
	}).as(block)
}

func figureShape() *shape {
	number := scalarOf(pattern(decimal().String()))
	return recordOf(figureKeys(), []string{"value", "unit", "counts", "cite"}, map[string]member{
		"value":    {number, "digits, with a point before decimals: 8813, 0.5"},
		"to":       {number, "the upper end of a range"},
		"unit":     {textShape(), "what the number is a number of: investigators, euros"},
		"counts":   {textShape(), "what is counted"},
		"excludes": {textShape(), "what is not counted"},
		"date":     {dateShape(), "of what is counted"},
		"cite":     {citeShape(), "where the source says it"},
	}).as(block)
}

func statusShape() *shape {
	s := recordOf(statusKeys(), []string{"state", "cite"}, map[string]member{
		"state": {refTo("state"), "what happened: a state of ontology.yaml"},
		"date":  {dateShape(), "when; left out when the source does not say"},
		"by":    {refTo("entity"), "who did it: the id of an entity"},
		"cite":  {citeShape(), "where the source says it"},
	})
	return s.called("status")
}

func claimShape() *shape {
	s := recordOf(claimKeys(), []string{"cite"}, map[string]member{
		"id":     {scalarOf(pattern(`^[a-z0-9]+([-.][a-z0-9]+)*$`)), "a name of its own; without it the claim is called from.relation.to"},
		"basis":  {oneOfThese(string(model.Stated), string(model.Inferred)), "stated (the source says it: the default) or inferred (you conclude it: say why)"},
		"why":    {textShape(), "the reason of an inferred claim"},
		"since":  {dateShape(), "from when it holds"},
		"until":  {dateShape(), "until when it holds"},
		"status": {listOf(statusShape(), mayBeBare), "what happened to what is claimed, with dates"},
		"note":   {textShape(), "what a reader should know about this claim"},
		"cite":   {citeShape(), "where the source says it: one citation or a list"},
	})
	s.other = listOf(refTo("entity"), bare)
	inferred := object{{"properties", object{{"basis", object{{"const", string(model.Inferred)}}}}}, {"required", []string{"basis"}}}
	reason := object{{"required", []string{"why"}}}
	noRelation := object{{"propertyNames", object{{"enum", claimKeys()}}}}
	s.also = object{{"not", noRelation}, {"if", inferred}, {"then", reason}, {"else", object{{"not", reason}}}}
	return s.as(block)
}

func citeShape() *shape {
	return listOf(recordOf(citationKeys(), []string{"source", "line", "anchor"}, map[string]member{
		"source":  {refTo("source"), "the id of a source"},
		"section": {wordsShape(), "the heading's number as the source prints it: IV.D.1.b"},
		"line":    {lineShape(), "the line of the source's text, counted from 1"},
		"anchor":  {wordsShape(), "one to five words that stand on that line"},
	}).called("citation"), bare)
}

func typeLookShape() *shape {
	return recordOf(typeLookKeys(), typeLookKeys(), map[string]member{
		"shape":  {oneOfThese(names(picture.Shapes())...), "of its box"},
		"fill":   {colourShape(), "inside"},
		"stroke": {colourShape(), "the outline"},
		"text":   {colourShape(), "the words; they need a contrast of 4.5 to 1 with the fill"},
	})
}

func lineLookShape() *shape {
	return recordOf(lineLookKeys(), []string{"name", "stroke", "line", "width"}, map[string]member{
		"name":      {textShape(), "in the legend"},
		"effects":   {listOf(refTo("effect"), mayBeBare), "the effects that look like this"},
		"relations": {listOf(refTo("relation"), mayBeBare), "the relations that look like this"},
		"stroke":    {colourShape(), "of the line"},
		"line":      {oneOfThese(names(picture.Lines())...), "its pattern"},
		"width":     {scalarOf(value{number: true, above: 0, most: 20}), "in points"},
		"labelled":  {flagShape(), "true to write the relation on the line"},
		"reversed":  {flagShape(), "true to lay it out from its end to its start"},
	})
}
