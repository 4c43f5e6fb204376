package load

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestParagraphs(t *testing.T) {
	texts := &Texts{map[string][]string{}, map[string][]string{}}
	texts.add("s", []byte("\n**Réunion des chefs\nchargés de la lutte**\n\nb) Un « point » :\na) un autre ;\nc. encore\n· puce\nmot -\n  et suite\n"))
	want := []Paragraph{
		{2, 3, 7, "**Réunion des chefs chargés de la lutte**"}, {5, 5, 3, "b) Un « point » :"}, {6, 6, 3, "a) un autre ;"},
		{7, 7, 2, "c. encore"}, {8, 10, 4, "· puce mot - et suite"},
	}
	if diff := cmp.Diff(want, texts.Paragraphs("s")); diff != "" {
		t.Error(diff)
	}
	if texts.Paragraphs("nobody") != nil {
		t.Error("paragraphs of an unknown source")
	}
}

func TestReadings(t *testing.T) {
	texts := &Texts{map[string][]string{}, map[string][]string{}}
	texts.add("s", []byte("pour 202075(*), « et »\nsuite L’État"))
	got := texts.Readings("s", 1, 2)
	if !slices.Contains(got, `pour 2020,"et" suite L'État`) || len(got) != 6 {
		t.Errorf("%q", got)
	}
	if got := texts.Readings("s", 9, 9); !slices.Equal(got, []string{""}) {
		t.Errorf("%q", got)
	}
}
