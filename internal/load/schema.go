package load

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"kg/internal/model"
)

// SchemaKinds lists the kinds of files that have a schema, each with the files it is for.
func SchemaKinds() [][2]string {
	var all [][2]string
	for _, k := range kinds() {
		files := k + ".yaml"
		if k == "entities" {
			files = "every other .yaml file"
		}
		all = append(all, [2]string{k, files})
	}
	return all
}

// Schema returns the JSON Schema (2020-12) of a kind of file, for editors: they complete keys and underline what does not
// fit. With a dataset it knows the types, relations, effects, states and sources that this one has, and offers the ids of its
// entities. Equal arguments give equal bytes. A schema says less than Load: it sees one file.
func Schema(kind string, d *model.Dataset) ([]byte, error) {
	s := shapeOf(kind)
	if s == nil {
		return nil, fmt.Errorf("no schema is called %q, expected %s", kind, oneOf(kinds()))
	}
	g := schemaMaker{d: d, strict: kind != "ontology"}
	root := object{{"$schema", "https://json-schema.org/draft/2020-12/schema"}, {"title", "kg: " + kind + " of a dataset"}}
	root = append(root, g.schema(s)...)
	slices.SortFunc(g.defs, func(a, b pair) int { return strings.Compare(a.key, b.key) })
	root = append(root, pair{"$defs", g.defs})
	b, err := json.Marshal(root)
	if err != nil {
		return nil, fmt.Errorf("writing the schema of %s: %w", kind, err)
	}
	var out bytes.Buffer
	if err := json.Indent(&out, b, "", "  "); err != nil {
		return nil, fmt.Errorf("writing the schema of %s: %w", kind, err)
	}
	out.WriteByte('\n')
	return out.Bytes(), nil
}

// object is a JSON object that keeps the order of its pairs: editors offer keys in it.
type object []pair

// pair is a key of an object with its value.
type pair struct {
	key   string
	value any
}

// MarshalJSON writes the pairs in their order.
func (o object) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	b.WriteByte('{')
	for i, p := range o {
		if i > 0 {
			b.WriteByte(',')
		}
		if err := enc.Encode(p.key); err != nil {
			return nil, err
		}
		b.WriteByte(':')
		if err := enc.Encode(p.value); err != nil {
			return nil, err
		}
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// schemaMaker turns shapes into schemas.
type schemaMaker struct {
	d      *model.Dataset // nil for any dataset
	strict bool           // what the dataset's vocabulary lacks is an error: not in the file that makes the vocabulary
	defs   object         // what has a name, once
}

// named refers to a definition, which it makes the first time.
func (g *schemaMaker) named(name string, make func() object) object {
	name = strings.ReplaceAll(name, " ", "-")
	if !slices.ContainsFunc(g.defs, func(p pair) bool { return p.key == name }) {
		i := len(g.defs)
		g.defs = append(g.defs, pair{key: name})
		g.defs[i].value = make()
	}
	return object{{"$ref", "#/$defs/" + name}}
}

func (g *schemaMaker) schema(s *shape) object {
	if s.name != "" {
		return g.named(s.name, func() object { return g.whole(s) })
	}
	return g.whole(s)
}

func (g *schemaMaker) whole(s *shape) object {
	switch s.form {
	case recordForm:
		return g.record(s)
	case rowsForm:
		return object{{"type", "object"}, {"propertyNames", object{{"pattern", idPattern}}}, {"additionalProperties", g.schema(s.item)}, {"minProperties", 1}}
	case listForm:
		list := object{{"type", "array"}, {"items", g.schema(s.item)}, {"minItems", 1}}
		if s.single == alwaysList {
			return list
		}
		return object{{"anyOf", []object{g.schema(s.item), list}}}
	default:
		return g.scalar(s.value)
	}
}

func (g *schemaMaker) record(s *shape) object {
	var properties object
	add := func(key, about string, value *shape) {
		properties = append(properties, pair{key, append(object{{"description", about}}, g.schema(value)...)})
	}
	var others any = false
	if s.other != nil && g.d == nil {
		others = g.schema(s.other)
	} else if s.other != nil {
		for _, r := range g.d.Ontology.Relations {
			add(r.ID, g.relation(r), s.other)
		}
	}
	for _, k := range s.keys {
		add(k, s.of[k].about, s.of[k].shape)
	}
	o := object{{"type", "object"}, {"properties", properties}, {"additionalProperties", others}}
	if s.other != nil {
		o = append(o, pair{"propertyNames", object{{"pattern", idPattern}}})
	}
	if len(s.need) > 0 {
		o = append(o, pair{"required", s.need})
	}
	return append(o, s.also...)
}

// relation is a word on a relation: what it is called, and what it leads from and to.
func (g *schemaMaker) relation(r model.Relation) string {
	var pairs []string
	for _, p := range r.Pairs {
		pairs = append(pairs, p.From+" → "+p.To)
	}
	return fmt.Sprintf("%s · %s (%s)", r.Name.FR, r.Name.EN, strings.Join(pairs, ", "))
}

func (g *schemaMaker) scalar(v value) object {
	switch {
	case v.flag:
		return object{{"type", "boolean"}}
	case v.count:
		return object{{"type", "integer"}, {"minimum", 0}}
	case v.whole:
		o := object{{"type", "integer"}, {"minimum", 1}}
		if v.most > 0 {
			o = append(o, pair{"maximum", v.most})
		}
		return o
	case v.number:
		return object{{"type", "number"}, {"exclusiveMinimum", v.above}, {"maximum", v.most}}
	case len(v.choices) > 0:
		return object{{"enum", v.choices}}
	case v.ref != "":
		return g.named(v.ref, func() object { return g.reference(v.ref) })
	default:
		return anyText(v.pattern)
	}
}

// anyText is a text that fits a pattern. It may look like a number: to kg it is what is written.
func anyText(pattern string) object {
	return object{{"type", []string{"string", "number"}}, {"pattern", pattern}}
}

// reference is the id of something in the dataset.
func (g *schemaMaker) reference(name string) object {
	ids := g.ids(name)
	switch {
	case len(ids) == 0:
		return anyText(idPattern)
	case g.strict && name != "entity":
		return object{{"enum", ids}}
	default: // offered, and others allowed: the entity may be about to be written
		return object{{"anyOf", []object{{{"enum", ids}}, anyText(idPattern)}}}
	}
}

// ids lists what a kind of reference may name in the dataset.
func (g *schemaMaker) ids(name string) []string {
	if g.d == nil {
		return nil
	}
	o := &g.d.Ontology
	switch name {
	case "type":
		return idsOf(o.Types, func(t model.Type) string { return t.ID })
	case "relation":
		return idsOf(o.Relations, func(r model.Relation) string { return r.ID })
	case "relation or type":
		return append(g.ids("relation"), g.ids("type")...)
	case "effect":
		return idsOf(o.Effects, func(e model.Effect) string { return e.ID })
	case "state":
		return idsOf(o.States, func(s model.State) string { return s.ID })
	case "source":
		return idsOf(g.d.Sources, func(s model.Source) string { return s.ID })
	default:
		return idsOf(g.d.Entities, func(e model.Entity) string { return e.ID })
	}
}

func idsOf[T any](list []T, id func(T) string) []string {
	var out []string
	for _, t := range list {
		out = append(out, id(t))
	}
	return out
}
