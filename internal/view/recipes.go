package view

import (
	"context"
	"fmt"
	"strings"

	"kg/internal/model"
	"kg/internal/query"
)

// Of is the view of an entity that no view is about: what it is tied to, and what that is tied to while there is room.
func Of(e model.Entity) model.View {
	fr, en := e.Label(model.French), e.Label(model.English)
	return model.View{
		ID: e.ID, Focus: e.ID, Around: model.Around{Of: quoted(e.ID), Hops: 1}, Sizes: model.Sizes(),
		Title: model.Text{FR: capital(fr) + "\u00a0: ses liens", EN: capital(en) + ": its links"},
	}
}

// Surroundings is the view of what surrounds a set of entities, in so many hops.
func Surroundings(ctx context.Context, e *query.Engine, of string, hops int) model.View {
	v := model.View{ID: "around", Around: model.Around{Of: of, Hops: hops}, Emphasis: of, Sizes: model.Sizes()}
	name := called(ctx, e, of)
	if hops == 1 {
		v.Title = model.Text{FR: fmt.Sprintf("Autour de %s, à un pas", name.FR), EN: fmt.Sprintf("Around %s, one hop away", name.EN)}
	} else {
		v.Title = model.Text{FR: fmt.Sprintf("Autour de %s, jusqu'à %d pas", name.FR, hops), EN: fmt.Sprintf("Around %s, up to %d hops away", name.EN, hops)}
	}
	return v
}

// Connections is the view of what lies on paths of at most so many hops from one set to another; 0 takes the usual number.
func Connections(ctx context.Context, e *query.Engine, from, to string, hops int) model.View {
	a, b := called(ctx, e, from), called(ctx, e, to)
	return model.View{
		ID: "between", Between: model.Between{From: from, To: to, Hops: hops}, Emphasis: "(" + from + ") + (" + to + ")", Sizes: model.Sizes(),
		Title: model.Text{FR: fmt.Sprintf("Ce qui relie %s et %s", a.FR, b.FR), EN: fmt.Sprintf("What ties %s to %s", a.EN, b.EN)},
	}
}

// Answers is the view of what a path expression leads to from one set, to another or, with "", anywhere.
func Answers(ctx context.Context, e *query.Engine, from, expr, to string) model.View {
	v := model.View{ID: "query", Query: model.Query{From: from, Expr: expr, To: to}, Sizes: model.Sizes()}
	start := model.Text{FR: "partout", EN: "anywhere"}
	if from != "?" {
		v.Emphasis, start = from, called(ctx, e, from)
	}
	v.Title = model.Text{FR: fmt.Sprintf("Départ\u00a0: %s\u00a0; chemin\u00a0: «\u00a0%s\u00a0»", start.FR, expr), EN: fmt.Sprintf("From %s, along “%s”", start.EN, expr)}
	if to != "" && to != "?" {
		end := called(ctx, e, to)
		v.Title.FR += fmt.Sprintf("\u00a0; arrivée\u00a0: %s", end.FR)
		v.Title.EN += fmt.Sprintf(", to %s", end.EN)
	}
	return v
}

// called is what a set is called in a title, in quotation marks, since a name may have a colon and wants no article: the name of the
// entity that it is, or its text.
func called(ctx context.Context, e *query.Engine, set string) model.Text {
	if s, err := e.Select(ctx, set); err == nil && s.One && len(s.IDs) == 1 {
		x, _ := e.Dataset().Entity(s.IDs[0])
		return marked(x.Label(model.French), x.Label(model.English))
	}
	return marked(set, set)
}

// marked puts names into quotation marks; those within them become the inner ones of their language.
func marked(fr, en string) model.Text {
	inner := strings.NewReplacer("«\u00a0", "“", "«\u202f", "“", "« ", "“", "\u00a0»", "”", "\u202f»", "”", " »", "”", "«", "“", "»", "”")
	return model.Text{FR: "«\u00a0" + inner.Replace(fr) + "\u00a0»", EN: "“" + strings.NewReplacer("“", "‘", "”", "’").Replace(en) + "”"}
}

// quoted takes the signs out of a name that is part of a set.
func quoted(name string) string { return `"` + name + `"` }
