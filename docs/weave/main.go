// Command weave puts the real output of commands into Markdown files. Under a marker, it replaces the fenced block by what
// the marker's command prints, with bin/ first in PATH, in English, without colour:
//
//	<!-- kg affected rec-19 | head -n 20 -->
//	```text
//	$ kg affected rec-19 | head -n 20
//	...
//	```
//
// It runs in the top folder, takes files and folders of *.md, and writes only what changed. A marker whose fence is missing gets one;
// a command that fails with more than "no answer" (exit code 1) stops it.
//
//	go run ./docs/weave README.md docs
package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

func main() {
	files, err := markdown(os.Args[1:])
	for _, f := range files {
		err = errors.Join(err, weaveFile(f))
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "weave:", err)
		os.Exit(1)
	}
}

// markdown lists the files named, and those that lie in the folders named.
func markdown(args []string) ([]string, error) {
	var files []string
	for _, a := range args {
		info, err := os.Stat(a)
		if err != nil {
			return nil, err
		}
		if !info.IsDir() {
			files = append(files, a)
			continue
		}
		inside, err := filepath.Glob(filepath.Join(a, "*.md"))
		if err != nil {
			return nil, err
		}
		files = append(files, inside...)
	}
	return files, nil
}

func weaveFile(path string) error {
	before, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	after, err := weave(string(before), run)
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	if after == string(before) {
		return nil
	}
	fmt.Println("changed", path)
	return os.WriteFile(path, []byte(after), 0o644)
}

// weave replaces the blocks of a text. Markers inside other fences are text like any.
func weave(text string, run func(command string) (string, error)) (string, error) {
	lines := strings.SplitAfter(text, "\n")
	var out strings.Builder
	for i := 0; i < len(lines); i++ {
		out.WriteString(lines[i])
		if fence := fenceOf(lines[i]); fence != "" {
			end := closing(lines, i+1, fence)
			out.WriteString(strings.Join(lines[i+1:end], ""))
			i = end - 1
			continue
		}
		command, ok := marker(lines[i])
		if !ok {
			continue
		}
		output, err := run(command)
		if err != nil {
			return "", fmt.Errorf("line %d: %s: %w", i+1, command, err)
		}
		out.WriteString(block(command, output))
		if i+1 < len(lines) {
			if fence := fenceOf(lines[i+1]); fence != "" {
				i = closing(lines, i+2, fence) - 1
			}
		}
	}
	return out.String(), nil
}

// marker finds the command in a line such as "<!-- kg affected rec-19 -->".
func marker(line string) (string, bool) {
	inside, ok := strings.CutPrefix(strings.TrimSpace(line), "<!--")
	inside, closed := strings.CutSuffix(inside, "-->")
	command := strings.TrimSpace(inside)
	return command, ok && closed && strings.HasPrefix(command, "kg ")
}

// fenceOf returns the backticks that open a block, or "".
func fenceOf(line string) string {
	fence := line[:len(line)-len(strings.TrimLeft(line, "`"))]
	if len(fence) < 3 {
		return ""
	}
	return fence
}

// closing finds the line after the one that closes a fence; the end of the text closes every fence.
func closing(lines []string, from int, fence string) int {
	for i := from; i < len(lines); i++ {
		if rest, ok := strings.CutPrefix(strings.TrimSpace(lines[i]), fence); ok && strings.Trim(rest, "`") == "" {
			return i + 1
		}
	}
	return len(lines)
}

func block(command, output string) string {
	fence := "```"
	for strings.Contains(output, fence) {
		fence += "`"
	}
	return fence + "text\n$ " + command + "\n" + strings.TrimRight(output, "\n") + "\n" + fence + "\n"
}

// run runs a command and returns all that it printed, or an error when it could not answer.
func run(command string) (string, error) {
	bin, err := filepath.Abs("bin")
	if err != nil {
		return "", err
	}
	c := exec.Command("bash", "-o", "pipefail", "-c", command)
	// Not LC_ALL: bash would complain where that locale is not installed.
	c.Env = slices.DeleteFunc(os.Environ(), func(v string) bool { return strings.HasPrefix(v, "LC_") })
	c.Env = append(c.Env, "PATH="+bin+string(os.PathListSeparator)+os.Getenv("PATH"), "LANG=en_GB.UTF-8", "NO_COLOR=1", "COLUMNS=100")
	var out bytes.Buffer
	c.Stdout, c.Stderr = &out, &out
	err = c.Run()
	if status := (*exec.ExitError)(nil); errors.As(err, &status) {
		switch status.ExitCode() {
		case 1, 128 + 13: // no answer; head had read enough
			err = nil
		}
	}
	if err != nil {
		return "", fmt.Errorf("%w\n%s", err, out.String())
	}
	return out.String(), nil
}
