package picturetest

import "kg/internal/picture"

// Page is a picture of 40 nodes, as large as a page holds: a recommendation, its measures, the bodies they
// touch, systems, laws and critiques.
func Page() *picture.Picture {
	s := newSketch("rec-19", "Recommandation 19 : qui est touché, par quoi, et qui le critique")
	s.p.Caption = "Sept mesures, les organismes qu'elles équipent, chargent ou contrôlent, et trois critiques."
	s.p.Omitted = "Non montrés : 12 éléments à plus de deux pas, dont 4 systèmes."
	s.p.Source = "Sources : Sénat, commission d'enquête sur le narcotrafic, chapitre IV.D ; La Quadrature du Net. Données : CC BY 4.0."
	s.node("rec-19", "recommandation", "Recommandation n° 19 : l'excellence technique pour les services d'enquête")
	s.p.Nodes[0].Focus = true
	measures(s)
	bodies(s)
	others(s)
	measureEdges(s)
	otherEdges(s)
	for i := range s.p.Edges {
		// Line style and legend explain the others.
		if e := &s.p.Edges[i]; e.Look != lines()["autre"] {
			e.Label = ""
		}
	}
	return s.explain().p
}

func measures(s sketch) {
	s.node("m1", "mesure", "Sensibiliser au retrait des contenus et tenir à jour les mots-clés").
		node("m2", "mesure", "Durcir les sanctions contre les vendeurs de cartes SIM prépayées").
		node("m3", "mesure", "Mettre en service le traitement central des lectures de plaques").
		node("m4", "mesure", "Revoir l'accès au fichier des titres électroniques sécurisés").
		node("m5", "mesure", "Assouplir la commande publique pour l'innovation et les véhicules").
		node("m6", "mesure", "Investir dans l'interception et le décryptage").
		node("m7", "mesure", "Développer l'intelligence artificielle d'enquête")
	for _, m := range []string{"m1", "m2", "m3", "m4", "m5", "m6", "m7"} {
		s.edge("rec-19", "recommande", m, "")
	}
}

func bodies(s sketch) {
	s.node("mildeca", "organisme", "Mildeca").node("ofac", "organisme", "Ofac").node("ofast", "organisme", "Ofast").
		node("cnil", "organisme", "Cnil").node("cnctr", "organisme", "CNCTR").node("ugap", "organisme", "Ugap").
		node("europol", "organisme", "Europol").node("dnred", "organisme", "DNRED").node("dgfip", "organisme", "DGFiP").
		node("cyberdouane", "organisme", "Cyberdouane").node("douane", "organisme", "Douane (DGDDI)").
		node("police", "organisme", "Police nationale").node("gendarmerie", "organisme", "Gendarmerie nationale").
		node("c3n", "organisme", "Centre de lutte contre les criminalités numériques (C3N)").
		node("ctda", "organisme", "Centre technique d'assistance de la DGSI").
		node("asi", "groupe", "Attachés de sécurité intérieure").node("services", "groupe", "Services d'enquête").
		node("renseignement", "groupe", "Services de renseignement").node("vendeurs", "groupe", "Vendeurs de cartes SIM prépayées")
}

func others(s sketch) {
	s.node("snapchat", "société", "Snapchat").node("meta", "société", "Meta").
		node("pharos", "système", "Pharos").node("lapi-c", "système", "Système de traitement central LAPI").
		node("lapi", "système", "Lecteurs automatiques de plaques (LAPI)").
		node("tes", "système", "Fichier des titres électroniques sécurisés (TES)").
		node("colis", "système", "Analyse d'images des colis postaux par IA").
		node("dsa", "loi", "Règlement (UE) 2022/2065 sur les services numériques").
		node("a323", "loi", "Article 323-3-2 du code pénal").node("a154", "loi", "Article 154 de la loi de finances pour 2020").
		node("lqdn", "association", "La Quadrature du Net").
		node("c1", "critique", "Affaiblir le chiffrement expose tout le monde").
		node("c2", "critique", "Collecte massive sans contrôle suffisant")
}

func measureEdges(s sketch) {
	s.edge("m1", "autre", "dsa", "s'appuie sur").edge("m1", "autre", "mildeca", "confiée à").
		edge("m1", "autre", "snapchat", "demande la coopération de").edge("m1", "autre", "meta", "demande la coopération de").
		edge("m1", "autre", "pharos", "s'appuie sur").edge("m2", "autre", "vendeurs", "sanctionne").
		edge("m3", "autre", "lapi-c", "met en service").edge("m3", "moyens", "police", "donne des moyens à").
		edge("m3", "moyens", "douane", "donne des moyens à").edge("m3", "contrôle", "cnil", "examinée par").
		edge("m3", "moyens", "gendarmerie", "donne des moyens à").edge("m4", "autre", "tes", "ouvre l'accès à").
		edge("m4", "contrôle", "cnil", "examinée par").edge("m4", "moyens", "asi", "donne un pouvoir à").
		edge("m5", "change", "ugap", "change les règles pour").edge("m5", "change", "services", "change les règles pour").
		edge("m5", "change", "renseignement", "change les règles pour").edge("m6", "autre", "a323", "s'appuie sur").
		edge("m6", "moyens", "ofast", "donne des moyens à").edge("m6", "moyens", "services", "donne des moyens à").
		edge("m6", "contrôle", "cnctr", "contrôlée par").edge("m6", "moyens", "ctda", "donne des moyens à").
		edge("m7", "contrôle", "cnil", "examinée par").edge("m7", "moyens", "services", "donne des moyens à").
		edge("m7", "autre", "colis", "développe").edge("m7", "moyens", "douane", "donne des moyens à").
		edge("m7", "moyens", "dgfip", "donne des moyens à").edge("m7", "autre", "a154", "s'appuie sur")
}

func otherEdges(s sketch) {
	s.edge("dsa", "autre", "snapchat", "s'impose à").edge("dsa", "autre", "meta", "s'impose à").
		edge("pharos", "autre", "ofac", "exploitée par").edge("lapi-c", "autre", "lapi", "réunit").
		edge("tes", "autre", "police", "consultée par").edge("cnil", "contrôle", "tes", "contrôle").
		edge("cnil", "contrôle", "lapi", "contrôle").edge("a323", "moyens", "ofac", "donne un pouvoir à").
		edge("europol", "autre", "ofast", "coopère avec").edge("europol", "critique", "m6", "alerte sur").
		edge("cnctr", "contrôle", "renseignement", "contrôle").edge("a154", "autre", "dgfip", "autorise la collecte par").
		edge("a154", "autre", "douane", "autorise la collecte par").edge("c3n", "partie", "gendarmerie", "").
		edge("ofast", "partie", "police", "").edge("ofac", "partie", "police", "").edge("services", "partie", "ofast", "").
		edge("services", "partie", "c3n", "").edge("renseignement", "partie", "dnred", "").edge("cyberdouane", "partie", "dnred", "").
		edge("dnred", "partie", "douane", "").edge("lqdn", "critique", "c1", "").edge("lqdn", "critique", "c2", "").
		edge("c1", "critique", "m6", "").edge("c2", "critique", "m7", "").edge("c2", "critique", "a154", "")
}

// Slide is a picture of 24 nodes, nearly as large as a slide holds.
func Slide() *picture.Picture {
	page := Page()
	keep := map[string]bool{}
	for _, id := range []string{"rec-19", "m1", "m2", "m3", "m4", "m5", "m6", "m7", "mildeca", "ofast", "cnil", "cnctr", "ugap",
		"douane", "police", "gendarmerie", "services", "renseignement", "vendeurs", "snapchat", "meta", "dgfip", "ctda", "asi"} {
		keep[id] = true
	}
	s := newSketch("rec-19-slide", "Recommandation 19 : qui est touché, et par quoi")
	s.p.Omitted = "Non montrés : 16 éléments, dont les lois et les critiques."
	s.p.Source = "Source : Sénat, commission d'enquête sur le narcotrafic, chapitre IV.D"
	for _, n := range page.Nodes {
		if keep[n.ID] {
			s.node(n.ID, n.Kind, n.Label)
		}
	}
	s.p.Nodes[0].Focus = true
	for _, e := range page.Edges {
		if keep[e.From] && keep[e.To] {
			s.p.Edges = append(s.p.Edges, e)
			s.p.Edges[len(s.p.Edges)-1].Label = "" // line style and legend explain them
		}
	}
	return s.explain().p
}
