package loadtest

// fixedFiles are the reserved files of every generated dataset.
func fixedFiles() map[string]string {
	return map[string]string{"ontology.yaml": ontology, "sources.yaml": sources, "styles.yaml": styles, "views.yaml": views}
}

const ontology = `types:
  actor: {name: {fr: acteur, en: actor}}
  public-body: {is: actor, proper: true, name: {fr: organisme, en: body}}
  recommendation: {name: {fr: recommandation, en: recommendation}, numbered: [recommandation, recommendation, rec, R]}
  measure: {name: {fr: mesure, en: measure}}
  law: {proper: true, name: {fr: loi, en: law}}
  system: {proper: true, name: {fr: système, en: system}}
  critique: {name: {fr: critique, en: critique}}
effects:
  gains-means: {name: {fr: reçoit des moyens, en: gains means}}
  bears-duty: {name: {fr: porte une charge, en: bears a duty}}
  oversees: {name: {fr: contrôle, en: oversees}}
relations:
  recommends: {name: {fr: recommande, en: recommends}, inverse: {fr: recommandée par, en: recommended by}, from: recommendation, to: measure}
  part-of:
    name: {fr: fait partie de, en: is part of}
    inverse: {fr: comprend, en: comprises}
    pairs: [{from: actor, to: actor}, {from: system, to: system}]
  equips: {name: {fr: donne des moyens à, en: gives means to}, inverse: {fr: reçoit des moyens de, en: is given means by}, from: measure, to: actor, effect: gains-means}
  tasks: {name: {fr: est confiée à, en: is entrusted to}, inverse: {fr: est chargé de, en: is entrusted with}, from: measure, to: actor, effect: bears-duty}
  overseen-by: {name: {fr: est contrôlée par, en: is overseen by}, inverse: {fr: contrôle, en: oversees}, from: measure, to: actor, effect: oversees}
  relies-on: {name: {fr: s'appuie sur, en: relies on}, inverse: {fr: sert d'appui à, en: is relied on by}, from: measure, to: system}
  amends: {name: {fr: modifie, en: amends}, inverse: {fr: modifiée par, en: is amended by}, from: measure, to: law}
  operates: {name: {fr: met en œuvre, en: runs}, inverse: {fr: mis en œuvre par, en: is run by}, from: actor, to: system}
  creates: {name: {fr: crée, en: creates}, inverse: {fr: créé par, en: is created by}, from: law, to: [actor, system]}
  criticises: {name: {fr: critique, en: criticises}, inverse: {fr: critiquée par, en: is criticised by}, from: critique, to: [measure, law]}
derived:
  affects:
    name: {fr: concerne, en: affects}
    from: recommendation
    to: actor
    tiers:
      direct: {name: {fr: directement, en: directly}, expr: "recommends/(equips|tasks|overseen-by)[cited=inside]"}
      indirect: {name: {fr: indirectement, en: indirectly}, expr: "recommends/(equips|tasks|overseen-by)[cited=outside]"}
      extended: {name: {fr: par extension, en: by extension}, expr: "(direct|indirect)/(part-of+|^part-of+)"}
`

const sources = `sources:
  report:
    file: report.txt
    title: {fr: Rapport, en: Report}
    short: {fr: Rapport, en: Report}
    publisher: Publisher
    date: 2024-05-14
    lang: fr
`

const styles = `types:
  recommendation: {shape: box, fill: "#16324f", stroke: "#16324f", text: "#ffffff"}
  measure: {shape: round, fill: "#dbe9f6", stroke: "#0b62a4", text: "#14212e"}
  actor: {shape: box, fill: "#fdf0d0", stroke: "#8a6100", text: "#14212e"}
  law: {shape: note, fill: "#ececec", stroke: "#4d4d4d", text: "#14212e"}
  system: {shape: component, fill: "#d8f0e6", stroke: "#00694a", text: "#14212e"}
  critique: {shape: hexagon, fill: "#fbe0d4", stroke: "#a83c00", text: "#14212e"}
relations:
  means: {name: {fr: donne des moyens, en: gives means}, effects: [gains-means], stroke: "#0b62a4", line: solid, width: 1.3}
  containment: {name: {fr: fait partie de, en: is part of}, relations: [part-of], stroke: "#8a6100", line: dotted, width: 1.2, reversed: true}
  other: {name: {fr: autre lien, en: other link}, stroke: "#5f5f5f", line: solid, width: 1, labelled: true}
`

const views = `views:
  rec-1:
    title: {fr: Qui est concerné, en: Who is affected}
    focus: rec-1
    ways: [{expr: recommends}, {expr: affects.direct}, {expr: affects.indirect, size: page}]
`
