package main

import (
	"errors"
	"testing"
)

func TestWeave(t *testing.T) {
	run := func(command string) (string, error) { return "out of " + command + "\n", nil }
	const fresh = "```text\n$ kg x\nout of kg x\n```\n"
	for _, c := range []struct{ name, in, want string }{
		{"no marker", "a\n```\nb\n```\n", "a\n```\nb\n```\n"},
		{"another comment", "<!-- note -->\n```\nb\n```\n", "<!-- note -->\n```\nb\n```\n"},
		{"new block", "a\n<!-- kg x -->\nb\n", "a\n<!-- kg x -->\n" + fresh + "b\n"},
		{"old block", "<!-- kg x -->\n```text\nold\n\nold\n```\nb\n", "<!-- kg x -->\n" + fresh + "b\n"},
		{"longer fence", "<!-- kg x -->\n````text\n```\n````\nb\n", "<!-- kg x -->\n" + fresh + "b\n"},
		{"fresh block", "<!-- kg x -->\n" + fresh, "<!-- kg x -->\n" + fresh},
		{"marker inside a fence", "````\n<!-- kg x -->\n```\nold\n```\n````\n", "````\n<!-- kg x -->\n```\nold\n```\n````\n"},
		{"open fence", "<!-- kg x -->\n```text\nold\n", "<!-- kg x -->\n" + fresh},
	} {
		got, err := weave(c.in, run)
		if err != nil || got != c.want {
			t.Errorf("%s: got %q, %v, want %q", c.name, got, err, c.want)
		}
	}
	if _, err := weave("<!-- kg x -->\n", func(string) (string, error) { return "", errors.New("no") }); err == nil {
		t.Error("a failing command gave no error")
	}
	if got, _ := weave("<!-- kg x -->\n", func(string) (string, error) { return "```\n", nil }); got != "<!-- kg x -->\n````text\n$ kg x\n```\n````\n" {
		t.Errorf("output with a fence: %q", got)
	}
}
