package graph

import (
	"slices"
	"sync"
)

// Builder collects nodes and claims in any order. The zero Builder is ready to use. Its own methods Node
// and Claim are for one goroutine; whoever adds millions takes a Part for each goroutine.
type Builder struct {
	own   *Part
	typed int64 // how many types its own nodes were given
	mu    sync.Mutex
	parts []*Part
}

// Part is a new part of what the builder collects. Parts may be filled at the same time, each by one
// goroutine; the graph does not depend on who adds what. Part itself is safe for concurrent use.
func (b *Builder) Part() *Part {
	p := &Part{}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.parts = append(b.parts, p)
	return p
}

func (b *Builder) part() *Part {
	if b.own == nil {
		b.own = b.Part()
	}
	return b.own
}

// Grow makes room for so many nodes and claims that Node and Claim will add.
func (b *Builder) Grow(nodes, claims int) { b.part().grow(nodes, claims) }

// Node adds a node, or gives its type to one that has none yet.
func (b *Builder) Node(id, typ string) {
	p := b.part()
	n := p.Node(id)
	if typ != "" {
		b.typed++
		p.Type(n, typ, b.typed)
	}
}

// Claim adds a claim, and its ends where they are new.
func (b *Builder) Claim(id, from, relation, to string) {
	p := b.part()
	p.Claim(id, p.Node(from), p.Relation(relation), p.Node(to))
}

// NodeRef, RelationRef and LabelRef stand for what one Part knows; no other part understands them.
type (
	NodeRef     uint32
	RelationRef uint32
	LabelRef    uint32
)

// Unlabelled is the label of a triple in RDF's default graph.
const Unlabelled LabelRef = 0

// Part is a share of a Builder's nodes and claims, with numbers for strings: adding a claim between known
// nodes takes some nanoseconds and no memory but its own sixteen bytes. It is not safe for concurrent use.
type Part struct {
	nodes, relations, labels, kinds interner
	types                           []typing
	claims                          []triple
	tags                            []tag    // of the claims that have one
	labelled                        []uint32 // the tag of each label
}

// triple is a claim in the numbers of its part.
type triple struct {
	from     NodeRef
	relation RelationRef
	to       NodeRef
	tag      uint32 // mergeable, unique, or firstTag and more: an index into the tags
}

// What distinguishes a claim from another with the same ends and relation.
const (
	mergeable uint32 = iota // an unlabelled triple, which may come twice
	unique                  // a claim whose id is from.relation.to, which may not
	firstTag
)

// typing says that a node is of a kind; where several do, the one with the lowest order counts.
type typing struct {
	node  NodeRef
	kind  uint32
	order int64
}

// tag is the id of a claim that has one of its own, or the label of a triple.
type tag struct {
	id    string // "" for a triple
	label LabelRef
}

func (p *Part) grow(nodes, claims int) {
	p.nodes.reserve(nodes)
	p.types = slices.Grow(p.types, nodes)
	p.claims = slices.Grow(p.claims, claims)
}

// Node adds a node, or finds it.
func (p *Part) Node(id string) NodeRef { return NodeRef(p.nodes.number(id)) }

// NodeBytes is Node for an id that the caller goes on to overwrite.
func (p *Part) NodeBytes(id []byte) NodeRef { return NodeRef(p.nodes.find(id)) }

// Relation adds a relation, or finds it. One that no claim uses does not come into the graph.
func (p *Part) Relation(id string) RelationRef { return RelationRef(p.relations.number(id)) }

// RelationBytes is Relation for an id that the caller goes on to overwrite.
func (p *Part) RelationBytes(id []byte) RelationRef { return RelationRef(p.relations.find(id)) }

// LabelBytes adds the name of an RDF graph, or finds it. The empty name is Unlabelled.
func (p *Part) LabelBytes(id []byte) LabelRef {
	if len(id) == 0 {
		return Unlabelled
	}
	return LabelRef(p.labels.find(id) + 1)
}

// Type gives a node a type. Where a node is given several, in whichever parts, the one with the lowest
// order counts, and of those the first by id.
func (p *Part) Type(n NodeRef, typ string, order int64) {
	if typ != "" {
		p.types = append(p.types, typing{n, p.kinds.number(typ), order})
	}
}

// Claim adds a claim with an id that no other claim may have; "" is from.relation.to.
func (p *Part) Claim(id string, from NodeRef, relation RelationRef, to NodeRef) {
	t := triple{from, relation, to, unique}
	if id != "" && !isDefault(id, string(p.nodes.at(int(from))), string(p.relations.at(int(relation))), string(p.nodes.at(int(to)))) {
		t.tag = p.tag(tag{id: id})
	}
	p.claims = append(p.claims, t)
}

// Triple adds a claim as RDF understands it: the same triple with the same label twice is one claim; with
// several labels it is several claims, whose ids are from.relation.to, from.relation.to~2 and so on in the
// order of labels, the unlabelled first.
func (p *Part) Triple(from NodeRef, relation RelationRef, to NodeRef, label LabelRef) {
	t := triple{from, relation, to, mergeable}
	if label != Unlabelled {
		t.tag = p.labelTag(label)
	}
	p.claims = append(p.claims, t)
}

func (p *Part) tag(t tag) uint32 {
	p.tags = append(p.tags, t)
	return firstTag + uint32(len(p.tags)-1)
}

// labelTag is the tag of a label, one for all its triples.
func (p *Part) labelTag(label LabelRef) uint32 {
	for int(label) >= len(p.labelled) {
		p.labelled = append(p.labelled, 0)
	}
	if p.labelled[label] == 0 {
		p.labelled[label] = p.tag(tag{label: label})
	}
	return p.labelled[label]
}
