package load

import (
	"errors"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"kg/internal/diag"
	"kg/internal/model"
	phrasing "kg/internal/pattern"
)

// readQuestions reads questions.yaml.
func (l *loader) readQuestions(f *file) {
	m, ok := f.mapping(f.root, "the questions", questionFileKeys())
	if !ok {
		return
	}
	q := &model.Questions{}
	l.questions = q
	named(f, m.need("languages"), "language", tongueKeys(), index{}, func(id string, m mapping) {
		if !slices.Contains(langs(), id) {
			f.diags.Add(diag.BadValue, f.at(m.head), "the language %q, expected %s", id, oneOf(langs()))
		}
		q.Languages = append(q.Languages, readTongue(id, m))
	})
	classes := index{}
	named(f, m.get("classes"), "class of words", langs(), classes, func(id string, m mapping) {
		q.Classes = append(q.Classes, model.WordClass{ID: id, Words: f.words(m)})
	})
	for _, n := range f.list(m.get("kinds"), "kinds", false) {
		if m, ok := f.mapping(n, "a kind", kindKeys()); ok {
			q.Kinds = append(q.Kinds, model.Kind{Types: l.typeList(f, m.need("types")), Words: f.words(m)})
		}
	}
	named(f, m.get("documents"), "document", langs(), index{}, func(id string, m mapping) {
		l.refer(diag.UnknownSource, "source", id, f, m.head)
		q.Documents = append(q.Documents, model.Document{Source: id, Words: f.words(m)})
	})
	named(f, m.get("gaps"), "gap", langs(), index{}, func(id string, m mapping) {
		if _, ok := l.gaps[id]; !ok && !l.noOntology {
			f.diags.Add(diag.UnknownName, f.at(m.head), "no gap is called %q", id).Hint = didYouMean(id, l.gaps.names())
		}
		q.Gaps = append(q.Gaps, model.GapWords{Gap: id, Words: f.words(m)})
	})
	q.Members = l.path(f, m.get("members"))
	for _, n := range f.list(m.get("links"), "links", false) {
		if m, ok := f.mapping(n, "a link", linkKeys()); ok {
			q.Links = append(q.Links, model.Link{Kind: l.typeName(f, m.need("kind")), Of: l.typeName(f, m.need("of")), Path: l.path(f, m.need("path")),
				Words: model.Words{FR: f.strs(m.get("fr"), "words", false), EN: f.strs(m.get("en"), "words", false)}})
		}
	}
	verbs := index{}
	named(f, m.get("verbs"), "verb", verbKeys(), verbs, func(id string, m mapping) {
		q.Verbs = append(q.Verbs, model.Verb{
			ID: id, Path: l.path(f, m.need("path")), From: l.typeList(f, m.need("from")), To: l.typeList(f, m.need("to")), Words: f.words(m),
			Subject: f.text(m.need("subject"), "how the question for what acts is understood"), Object: f.text(m.need("object"), "how the question for what it acts on is understood"),
		})
	})
	named(f, m.need("forms"), "form", formKeys(), index{}, func(id string, m mapping) {
		q.Forms = append(q.Forms, l.readForm(id, m, classes))
	})
}

func readTongue(id string, m mapping) model.Tongue {
	f := m.f
	strs := func(key string) []string { return f.strs(m.get(key), "words", false) }
	t := model.Tongue{Lang: model.Lang(id), Stop: f.strs(m.need("stop"), "words", false), Noise: strs("noise"), And: strs("and"), All: strs("all"), Count: strs("count"), Signs: strs("signs"), Relative: strs("relative"),
		Numbers: strs("numbers"), Months: strs("months"), Endings: strs("endings")}
	named(f, m.get("inflections"), "inflection", nil, index{}, func(id string, m mapping) {
		i := model.Inflection{ID: id}
		m.each(func(k, v *yaml.Node) {
			i.Forms = append(i.Forms, model.FormEndings{Form: f.id(k, "a form of words"), Endings: f.strs(v, "endings", false)})
		})
		t.Inflections = append(t.Inflections, i)
	})
	return t
}

// words reads the texts in each language that stand at its code.
func (f *file) words(m mapping) model.Words {
	return model.Words{FR: f.strs(m.need("fr"), "words", false), EN: f.strs(m.need("en"), "words", false)}
}

func (l *loader) typeName(f *file, n *yaml.Node) string {
	t := f.str(n, "a type")
	if !l.noOntology {
		l.refer(diag.UnknownType, "type", t, f, n)
	}
	return t
}

func (l *loader) typeList(f *file, n *yaml.Node) []string {
	list := f.strs(n, "types", true)
	for _, item := range items(n) {
		if !l.noOntology {
			l.refer(diag.UnknownType, "type", item.Value, f, item)
		}
	}
	return list
}

// path reads a path expression, which is checked with the others. One with a slot for a verb is checked with the first verb's path.
func (l *loader) path(f *file, n *yaml.Node) string {
	src := f.str(n, "a path expression")
	x := rawExpr{src: src, spot: spot{f, n}}
	if strings.Contains(src, verbSlot) && l.questions != nil && len(l.questions.Verbs) > 0 {
		x.src = strings.ReplaceAll(src, verbSlot, "("+l.questions.Verbs[0].Path+")")
	}
	if n != nil {
		l.exprs = append(l.exprs, x)
	}
	return src
}

// typePrefix stands before a type of which every entity is where a selection starts.
const typePrefix = "type:"

// verbSlot stands in a path for that of the verb.
const verbSlot = "{r}"

func (l *loader) readForm(id string, m mapping, classes index) model.Form {
	f := m.f
	x := model.Form{
		ID: id, Example: f.text(m.need("example"), "an example"), Understood: f.text(m.need("understood"), "how the question is understood"),
		Answer: f.choice(m.get("answer"), "answer", model.AnswerKinds()), State: f.str(m.get("state"), "a state"),
		Nearest: f.flag(m.get("nearest"), "true or false"), Patterns: f.words(m),
	}
	if !l.noOntology {
		l.refer(diag.UnknownState, "state", x.State, f, m.get("state"))
	}
	for _, n := range f.list(m.get("groups"), "groups", false) {
		if m, ok := f.mapping(n, "a group", groupKeys()); ok {
			x.Groups = append(x.Groups, l.readGroup(m))
		}
	}
	if x.Answer == "" && len(x.Groups) == 0 {
		f.diags.Add(diag.MissingKey, f.at(m.head), "%s needs groups, or the key %q", m.what, "answer")
	}
	slots := neededSlots(x)
	for _, lang := range langs() {
		for _, n := range items(m.get(lang)) {
			l.checkPattern(f, n, classes, slots)
		}
	}
	return x
}

func (l *loader) readGroup(m mapping) model.Group {
	f := m.f
	g := model.Group{ID: f.str(m.get("group"), "the name of a group"), Name: f.text(m.get("name"), "a heading"),
		Kind: f.str(m.get("kind"), "a slot"), Source: f.str(m.get("source"), "a slot"),
		Aside: f.flag(m.get("aside"), "true or false"), Context: f.flag(m.get("context"), "true or false"), Basis: model.Basis(f.choice(m.get("basis"), "basis", []string{string(model.Stated), string(model.Inferred)})),
		Ways: l.selections(f, m.get("ways")), And: l.selections(f, m.get("and")), Not: l.selections(f, m.get("not"))}
	switch one := m.get("from"); {
	case m.get("ways") == nil:
		g.Ways = []model.Selection{l.selection(m)}
	case one != nil:
		f.diags.Add(diag.UnknownKey, f.at(one), "both ways and from, expected one of the two")
	}
	return g
}

func (l *loader) selections(f *file, n *yaml.Node) []model.Selection {
	var out []model.Selection
	for _, item := range f.list(n, "selections", false) {
		if m, ok := f.mapping(item, "a selection", selectionKeys()); ok {
			out = append(out, l.selection(m))
		}
	}
	return out
}

func (l *loader) selection(m mapping) model.Selection {
	from := m.need("from")
	if name, ok := strings.CutPrefix(m.f.str(from, "a slot"), typePrefix); ok && !l.noOntology {
		l.refer(diag.UnknownType, "type", name, m.f, from)
	}
	return model.Selection{From: m.f.str(from, "a slot"), Path: l.path(m.f, m.get("path")), To: m.f.str(m.get("to"), "a slot"), Lacking: m.f.flag(m.get("lacking"), "true or false")}
}

// neededSlots lists the slots that a form's answer speaks of; every pattern has to have them.
func neededSlots(x model.Form) []string {
	var slots []string
	add := func(name string) {
		if name != "" && !slices.Contains(slots, name) {
			slots = append(slots, name)
		}
	}
	for _, g := range x.Groups {
		for _, s := range slices.Concat(g.Ways, g.And, g.Not) {
			if !strings.HasPrefix(s.From, typePrefix) {
				add(s.From)
			}
			if add(s.To); strings.Contains(s.Path, verbSlot) {
				add(strings.Trim(verbSlot, "{}"))
			}
		}
	}
	return slots
}

// checkPattern finds what is wrong with a pattern: its brackets, the classes and types it names, slots it lacks.
func (l *loader) checkPattern(f *file, n *yaml.Node, classes index, slots []string) {
	tree, err := phrasing.Parse(n.Value)
	var bad *phrasing.Error
	if errors.As(err, &bad) {
		f.diags.Add(diag.BadPattern, diag.Span(f.inValue(n, bad.Offset), 1), "%s, expected %s", bad.Msg, bad.Want)
		return
	}
	missing := slices.Clone(slots)
	phrasing.Walk(tree, func(p phrasing.Node) {
		switch p := p.(type) {
		case *phrasing.Class:
			if _, ok := classes[p.Name]; !ok {
				d := f.diags.Add(diag.UnknownSlot, diag.Span(f.inValue(n, p.Offset), len(p.Name)), "no class of words is called %q", p.Name)
				d.Hint = didYouMean(p.Name, classes.names())
			}
		case *phrasing.Slot:
			missing = slices.DeleteFunc(missing, func(s string) bool { return s == p.Name })
			for _, t := range p.Types {
				l.checkSlotType(f, n, p, t)
			}
		}
	})
	for _, s := range missing {
		f.diags.Add(diag.UnknownSlot, f.at(n), "the pattern has no slot {%s}, which the form's answer needs", s)
	}
}

// slotWords are what fills a slot besides entities.
func slotWords() []string {
	return []string{"@kind", "@verb", "@source", "@gap", "@state", "@chain"}
}

func (l *loader) checkSlotType(f *file, n *yaml.Node, p *phrasing.Slot, name string) {
	word, _, _ := strings.Cut(name, ".")
	known := slotWords()
	if !strings.HasPrefix(name, "@") {
		if l.noOntology {
			return
		}
		known = l.types.names()
	}
	if !slices.Contains(known, word) {
		d := f.diags.Add(diag.UnknownSlot, diag.Span(f.inValue(n, p.Offset), len(p.Name)), "nothing of the type %q can fill a slot, expected a type or %s", name, oneOf(slotWords()))
		d.Hint = didYouMean(word, known)
	}
}
