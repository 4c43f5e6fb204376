package picturetest

import (
	"fmt"
	"strings"

	"kg/internal/picture"
)

// Fixture is a picture with a name. New makes a fresh one, unfitted.
type Fixture struct {
	Name string
	New  func() *picture.Picture
}

// Small lists the fixtures of up to fifteen nodes, which have goldens.
func Small() []Fixture {
	return []Fixture{
		{"empty", func() *picture.Picture { return newSketch("empty", "Rien").p }},
		{"one", func() *picture.Picture { return newSketch("one", "Un seul").node("cnil", "organisme", "Cnil").p }},
		{"loop", loop}, {"parallel", parallel}, {"shapes", shapes}, {"hostile", hostile}, {"typography", typography},
	}
}

// All lists the small fixtures and the two of real size.
func All() []Fixture {
	return append(Small(), Fixture{"page", Page}, Fixture{"slide", Slide}, Fixture{"long", long})
}

func loop() *picture.Picture {
	return newSketch("loop", "Une boucle").node("a", "organisme", "Ofast").node("b", "système", "Pharos").
		edge("a", "contrôle", "a", "se contrôle").edge("a", "moyens", "b", "").explain().p
}

func parallel() *picture.Picture {
	return newSketch("parallel", "Deux liens de même nature et un retour").node("a", "mesure", "Mesure").node("b", "groupe", "Services").
		edge("a", "moyens", "b", "donne des moyens à").edge("a", "moyens", "b", "donne un pouvoir à").
		edge("a", "contrôle", "b", "").edge("b", "critique", "a", "critique").explain().p
}

// shapes has one node of each shape, joined in a ring, with every dash pattern.
func shapes() *picture.Picture {
	s := newSketch("shapes", "Toutes les formes")
	kinds := []string{"recommandation", "mesure", "organisme", "groupe", "société", "système", "loi", "critique", "source", "technique", "association"}
	for i, k := range kinds {
		s.node(fmt.Sprintf("n%02d", i), k, strings.ToUpper(k[:1])+k[1:]+" de la forme voulue")
	}
	patterns := []string{"recommande", "contrôle", "critique", "partie", "change", "moyens"}
	for i := range kinds {
		s.edge(fmt.Sprintf("n%02d", i/2), patterns[i%len(patterns)], fmt.Sprintf("n%02d", i), "")
	}
	s.p.Edges = s.p.Edges[1:]
	return s.explain().p
}

// Hostile lists texts that must never become markup.
func Hostile() []string {
	return []string{
		`"><script>alert(1)</script>`, `]]>`, `\N`, `&amp; & &eacute; &#x41;`, `C:\dir\`, "tab\tline\nend\r\x00\x01\x1b[31m\x7f",
		"\u200fעברית\u200e و العربية", "\xff\xfeinvalid", `<b>bold</b>`, `--> <!-- <?pi?>`, "'; DROP --", "\u202eevil\u202c", "emoji 👩\u200d👩\u200d👧 漢字かな",
	}
}

func hostile() *picture.Picture {
	s := newSketch(`hostile"><x id='1'`, `Titre "><script>alert(1)</script> \N &amp; ]]>`)
	s.p.Caption, s.p.Omitted, s.p.Source = `<b>\G</b>`, `"\"`, "fin\x00 & <"
	s.p.Desc = `"]]><desc>`
	for i, h := range Hostile() {
		s.node(fmt.Sprintf("%d%s", i, h), "organisme", h)
		if i > 0 {
			s.edge(s.p.Nodes[i-1].ID, "autre", s.p.Nodes[i].ID, h)
		}
	}
	s.p.Legend = append(s.p.Legend, picture.LegendEntry{Label: `<i>"&` + "\x02", Line: &picture.LineLook{Stroke: "#000000", Line: picture.Long, Width: 1}})
	return s.p
}

func typography() *picture.Picture {
	return newSketch("typography", "Ponctuation : « guillemets », deux-points ; exclamation !").
		node("a", "mesure", "Créer une unité spécialisée « Cyberdouane » : est-ce utile ? Oui !").
		node("b", "loi", "Article n° 323-3-2 du code pénal, art. 706-95 et p. 12").
		node("c", "organisme", "Anticonstitutionnellement-intergouvernementalisations").
		node("d", "critique", "« Dossier-coffre » : débat contradictoire impossible ; 100 % des cas").
		edge("a", "autre", "b", "s'appuie sur « l'article » :").edge("a", "change", "c", "").edge("d", "critique", "a", "").explain().p
}

// long has a label of 5,000 characters.
func long() *picture.Picture {
	return newSketch("long", strings.Repeat("Un titre sans fin ", 40)).
		node("a", "mesure", strings.Repeat("mot ", 1250)).node("b", "organisme", strings.Repeat("x", 5000)).
		edge("a", "autre", "b", strings.Repeat("étiquette ", 500)).p
}

// Big is a picture of n nodes and twice as many edges.
func Big(n int) *picture.Picture {
	s := newSketch("big", "Un grand graphe")
	for i := range n {
		s.p.Nodes = append(s.p.Nodes, picture.Node{ID: fmt.Sprintf("n%04d", i), Label: fmt.Sprintf("Nœud numéro %d", i), Look: looks()["organisme"]})
	}
	for i := range 2 * n {
		from, to := i%n, int(uint32(i)*2654435761>>9)%n
		s.p.Edges = append(s.p.Edges, picture.Edge{ID: fmt.Sprintf("e%04d", i), From: s.p.Nodes[from].ID, To: s.p.Nodes[to].ID, Look: lines()["autre"]})
	}
	return s.p
}
