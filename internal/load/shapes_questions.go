package load

import (
	"kg/internal/model"
)

func wordList() *shape { return listOf(wordsShape(), alwaysList) }

// bothWords are the texts of each language under its code, with what they are.
func bothWords(of map[string]member, about string) map[string]member {
	of["fr"] = member{wordList(), about + ", in French"}
	of["en"] = member{wordList(), about + ", in English"}
	return of
}

func questionFileShape() *shape {
	words := func(about string) *shape { return recordOf(langs(), langs(), bothWords(map[string]member{}, about)) }
	kind := recordOf(kindKeys(), kindKeys(), bothWords(map[string]member{"types": {listOf(refTo("type"), bare), "the types that are called so"}}, "what they are called"))
	link := recordOf(linkKeys(), []string{"kind", "of", "path"}, bothWords(map[string]member{
		"kind": {refTo("type"), "a type whose entities are named after another"}, "of": {refTo("type"), "the type of that other"}, "path": {wordsShape(), "the path that leads from it to them"},
	}, "what may stand between the two"))
	return recordOf(questionFileKeys(), []string{"languages", "forms"}, map[string]member{
		"languages": {rowsOf(tongueShape(), fitting), "the small words of each language"},
		"classes":   {rowsOf(words("the words").as(block), fitting), "words that patterns name: <body>"},
		"kinds":     {listOf(kind.as(block), alwaysList), "what types are called besides their own names"},
		"documents": {rowsOf(words("what it is called"), fitting), "what sources are called besides their titles"},
		"gaps":      {rowsOf(words("what it is called"), fitting), "what gaps are called besides their names"},
		"members":   {wordsShape(), "the path from a group to its members, for “which platforms”"},
		"links":     {listOf(link, alwaysList), "how things belong to what they are named after: the recommendations of a body"},
		"verbs":     {rowsOf(verbShape(), fitting), "what people say for relations"},
		"forms":     {rowsOf(formShape(), fitting), "the forms of questions"},
	}).as(block)
}

func tongueShape() *shape {
	return recordOf(tongueKeys(), []string{"stop"}, map[string]member{
		"stop":        {wordList(), "words that say nothing: articles, auxiliaries, pronouns"},
		"noise":       {wordList(), "phrases that say nothing"},
		"and":         {wordList(), "words between the items of a list"},
		"all":         {wordList(), "words before a type that mean all of it"},
		"count":       {wordList(), "phrases that ask how many"},
		"signs":       {wordList(), "words before a number"},
		"relative":    {wordList(), "words that say nothing behind a noun"},
		"numbers":     {wordList(), "number words, from zero on"},
		"months":      {wordList(), "from January on"},
		"endings":     {wordList(), "how plurals end: \"aux al\" becomes al, \"s\" is dropped; the first that fits"},
		"inflections": {rowsOf(rowsOf(wordList(), fitting), aligned), "endings of a stem by the form that they make, \"-\" for none: contrôl~er"},
	}).as(block)
}

func verbShape() *shape {
	types := func(about string) member { return member{listOf(refTo("type"), bare), about} }
	return recordOf(verbKeys(), verbKeys(), bothWords(map[string]member{
		"path": {wordsShape(), "the path from what acts to what it acts on"}, "from": types("the types of what acts"), "to": types("the types of what it acts on"),
		"subject": {textShape(), "the question for what acts, with {x} for what it acts on"}, "object": {textShape(), "the question for what it acts on, with {x} for what acts"},
	}, "the verb, with its inflection")).as(block)
}

func formShape() *shape {
	selection := func() *shape { return recordOf(selectionKeys(), []string{"from"}, selectionMembers()) }
	of := selectionMembers()
	of["group"] = member{wordsShape(), "its name in the answer; with a slot, a group for each entity that fills it"}
	of["name"] = member{textShape(), "its heading"}
	of["ways"] = member{listOf(selection(), alwaysList), "in place of from and path: any of these"}
	of["and"] = member{listOf(selection(), alwaysList), "each of these has to lead there too"}
	of["not"] = member{listOf(selection(), alwaysList), "none of these may lead there"}
	of["kind"] = member{wordsShape(), "the slot that says of which kind the answers are"}
	of["source"] = member{wordsShape(), "the slot that says which document must say so"}
	of["aside"] = member{flagShape(), "true for answers that do not count where the question is how many"}
	of["context"] = member{flagShape(), "true for what is no answer by itself, and is left out where no other group has one"}
	of["basis"] = member{oneOfThese(string(model.Stated), string(model.Inferred)), "of a claim on the way"}
	group := recordOf(groupKeys(), nil, of)
	group.also = object{{"oneOf", []object{{{"required", []string{"from"}}}, {{"required", []string{"ways"}}}}}}
	form := recordOf(formKeys(), []string{"example", "understood", "fr", "en"}, bothWords(map[string]member{
		"example":    {textShape(), "a question of this form"},
		"understood": {textShape(), "what is asked for, with slots: the bodies that {x} affects"},
		"answer":     {oneOfThese(model.AnswerKinds()...), "how it is answered, where not by groups"},
		"state":      {refTo("state"), "the state that is asked for"},
		"nearest":    {flagShape(), "true when an answer stands in the first group that has it only"},
		"groups":     {listOf(group, alwaysList), "the parts of the answer"},
	}, "the patterns")).as(block)
	form.also = object{{"anyOf", []object{{{"required", []string{"answer"}}}, {{"required", []string{"groups"}}}}}}
	return form
}

func selectionMembers() map[string]member {
	return map[string]member{
		"from": {wordsShape(), "the slot to start from, or a type: type:recommendation"}, "path": {wordsShape(), "the path that leads to the answers; without it, what fills the slot"},
		"to":      {wordsShape(), "the slot that the path has to lead to; the answers are then where it starts"},
		"lacking": {flagShape(), "true for what the path leads nowhere from"},
	}
}
