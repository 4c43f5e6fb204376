package load

import (
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"kg/internal/diag"
	"kg/internal/expr"
	"kg/internal/model"
	"kg/internal/picture"
)

// maxHops is how far a view may look around, or between two sets: further away is everything.
const maxHops = 8

// readViews reads views.yaml.
func (l *loader) readViews(f *file) {
	m, ok := f.mapping(f.root, "the views", []string{"views"})
	if !ok {
		return
	}
	named(f, m.need("views"), "view", viewKeys(), index{}, func(id string, m mapping) {
		v := model.View{ID: id, Title: f.text(m.need("title"), "a title"), Caption: f.text(m.get("caption"), "a caption")}
		l.readParts(&v, m)
		l.readOrder(&v, m)
		l.data.Views = append(l.data.Views, v)
		l.views[id] = spot{f, m.n}
	})
}

// readParts reads what comes into a picture.
func (l *loader) readParts(v *model.View, m mapping) {
	f, focus, ways := m.f, m.get("focus"), m.get("ways")
	v.Focus = f.str(focus, "the id of an entity")
	l.refer(diag.UnknownEntity, "entity", v.Focus, f, focus)
	for _, n := range f.list(ways, "ways", false) {
		if w, ok := f.mapping(n, "a way", wayKeys()); ok {
			v.Ways = append(v.Ways, model.Way{Expr: l.pathAt(w.need("expr"), f), Size: l.waySize(w)})
		}
	}
	v.Select = l.set(m.get("select"), f)
	if p, ok := within(m, "around", aroundKeys()); ok {
		v.Around = model.Around{Of: l.set(p.need("of"), f), Hops: f.hops(p.get("hops")), Direction: f.choice(p.get("direction"), "direction", []string{"out", "in", "both"})}
		v.Around.Hops = max(v.Around.Hops, 1)
	}
	if p, ok := within(m, "between", betweenKeys()); ok {
		v.Between = model.Between{From: l.set(p.need("from"), f), To: l.set(p.need("to"), f), Hops: f.hops(p.get("hops"))}
	}
	if p, ok := within(m, "query", askedKeys()); ok {
		v.Query = model.Query{From: l.end(p.need("from"), f), Expr: l.pathAt(p.need("expr"), f), To: l.end(p.get("to"), f)}
	}
	if p, ok := within(m, "grid", gridKeys()); ok {
		v.Grid = model.Grid{Rows: l.set(p.need("rows"), f), Columns: l.set(p.need("columns"), f), Via: l.pathAt(p.get("via"), f)}
	}
	m.checkParts()
}

// checkParts finds a view that shows nothing, and parts that cannot stand together.
func (m mapping) checkParts() {
	f, has := m.f, func(key string) bool { return valueOf(m.n, key) != nil }
	others := has("select") || has("around") || has("between") || has("query")
	switch {
	case has("ways") && !has("focus"):
		m.need("focus")
	case has("focus") && !has("ways") && !others && !has("grid"):
		m.need("ways")
	case !has("focus") && !others && !has("grid") && len(m.meant) == 0:
		f.diags.Add(diag.MissingKey, f.at(m.head), "%s shows nothing: it needs focus and ways, select, around, between, query or grid", m.what)
	}
	if grid := valueOf(m.n, "grid"); grid != nil && (others || has("focus")) {
		f.diags.Add(diag.BadValue, f.at(grid), "a grid beside other parts, expected it alone").Hint = "make two views of it"
	}
}

// readOrder reads how a picture is put in order.
func (l *loader) readOrder(v *model.View, m mapping) {
	f := m.f
	v.Relations = l.relations(m.get("relations"), f)
	v.AsOf = f.date(m.get("as-of"))
	group := m.get("group")
	if v.Group = f.str(group, `"type", or a path expression`); v.Group != model.GroupByType {
		l.exprs = append(l.exprs, rawExpr{src: v.Group, spot: spot{f, group}})
	}
	collapse := m.get("collapse")
	v.Collapse = f.strs(collapse, "relations or types", true)
	for _, n := range items(collapse) {
		if _, isType := l.types[n.Value]; !isType && !l.noOntology {
			l.refer(diag.UnknownRel, "relation or type", n.Value, f, n)
		}
	}
	v.Emphasis = l.set(m.get("emphasis"), f)
	v.Direction = model.Direction(f.choice(m.get("direction"), "direction", names([]model.Direction{model.Right, model.Down})))
	v.Layout = f.choice(m.get("layout"), "layout", layouts())
	sizes := m.get("sizes")
	for _, s := range f.strs(sizes, "sizes", true) {
		v.Sizes = append(v.Sizes, model.Size(s))
	}
	for _, n := range items(sizes) {
		f.choice(n, "size", names(model.Sizes()))
	}
	if v.Layout == string(picture.Grid) && v.Grid.Rows == "" && valueOf(m.n, "grid") == nil {
		m.need("grid")
	}
}

func layouts() []string {
	return names([]picture.Layout{picture.Layered, picture.Tree, picture.Timeline, picture.Grid})
}

func (l *loader) relations(n *yaml.Node, f *file) []string {
	if !l.noOntology {
		for _, item := range items(n) {
			l.refer(diag.UnknownRel, "relation", item.Value, f, item)
		}
	}
	return f.strs(n, "relations", true)
}

func (l *loader) waySize(m mapping) model.Size {
	s := model.Size(m.f.choice(m.get("size"), "size", names(model.Sizes())))
	if s == "" {
		return model.Slide
	}
	return s
}

// within reads a mapping of a mapping, that may be missing.
func within(m mapping, key string, keys []string) (mapping, bool) {
	n := m.get(key)
	if n == nil || isNull(n) {
		return mapping{}, false
	}
	p, ok := m.f.mapping(n, `"`+key+`" of `+m.what, keys)
	return p, ok
}

// pathAt reads a path expression, to be checked later.
func (l *loader) pathAt(n *yaml.Node, f *file) string {
	s := f.str(n, "a path expression")
	l.exprs = append(l.exprs, rawExpr{src: s, spot: spot{f, n}})
	return s
}

// rawSet is a set of entities with its place.
type rawSet struct {
	src string
	spot
}

// set reads a set of entities, to be checked later.
func (l *loader) set(n *yaml.Node, f *file) string {
	s := f.str(n, "a set of entities")
	if s != "" {
		l.sets = append(l.sets, rawSet{s, spot{f, n}})
	}
	return s
}

// end reads a set of entities, or "?" for any.
func (l *loader) end(n *yaml.Node, f *file) string {
	if n != nil && strings.TrimSpace(n.Value) == "?" {
		return "?"
	}
	return l.set(n, f)
}

// hops reads a number of hops, from 1; 0 for nil.
func (f *file) hops(n *yaml.Node) int {
	s := f.str(n, "a number of hops")
	if s == "" {
		return 0
	}
	i, err := strconv.Atoi(s)
	switch {
	case err != nil:
		f.diags.Add(diag.WrongType, f.at(n), "%q, expected a number of hops", short(s))
	case i < 1 || i > maxHops:
		f.diags.Add(diag.BadNumber, f.at(n), "%d hops, expected 1 to %d", i, maxHops)
	default:
		return i
	}
	return 0
}

// checkSets finds sets that cannot be read or name what is not there.
func (l *loader) checkSets() {
	for _, s := range l.sets {
		x := rawExpr{src: s.src, spot: s.spot}
		set, err := expr.ParseSet(s.src)
		if e, ok := err.(*expr.SetError); ok {
			x.f.diags.Add(diag.BadExpr, x.inText(e.Offset, 1), "%s", e.Msg).Hint = e.Hint
			continue
		}
		expr.WalkSet(set, func(part expr.Set) { l.checkSet(x, part) })
	}
}

func (l *loader) checkSet(x rawExpr, part expr.Set) {
	switch p := part.(type) {
	case *expr.Named:
		if _, ok := l.ids[p.Text]; ok || l.noEntities {
			return
		}
		d := x.f.diags.Add(diag.UnknownEntity, x.inText(p.Offset, len(p.Text)), "no entity has the id %q", short(p.Text))
		if d.Hint = l.guess.hint(diag.UnknownEntity, p.Text, l.ids.names()); l.idOf(p.Text) != "" {
			d.Hint = "write its id: " + l.idOf(p.Text)
		}
	case *expr.OfType:
		if _, ok := l.types[p.Name]; !ok && !l.noOntology {
			x.f.diags.Add(diag.UnknownType, x.inText(p.Offset, len("type:")+len(p.Name)), "no type is called %q", short(p.Name)).
				Hint = didYouMean(p.Name, l.types.names())
		}
	case *expr.Follow:
		if x.parsed, x.shift = p.Way, p.Offset; !l.noOntology {
			l.checkNames(&x)
		}
	}
}
