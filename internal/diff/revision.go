package diff

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os/exec"
	"path/filepath"
	"strings"
)

// ErrNoGit is returned where git is not installed.
var ErrNoGit = errors.New("git is not installed, or not on the PATH")

// Revision returns a folder as it stood in a revision of git: a commit, a branch, a tag, HEAD~3. The folder need not be there any
// more. It is read into memory with git archive; nothing is checked out.
func Revision(ctx context.Context, revision, folder string) (fs.FS, error) {
	if _, err := exec.LookPath("git"); err != nil {
		return nil, ErrNoGit
	}
	at, inside := ".", filepath.ToSlash(filepath.Clean(folder))
	if filepath.IsAbs(folder) {
		at, inside = filepath.Dir(folder), filepath.Base(filepath.Clean(folder))
	}
	if !strings.HasPrefix(inside, "../") && inside != ".." {
		inside = "./" + inside
	}
	top, err := git(ctx, at, "rev-parse", "--show-toplevel")
	if err != nil {
		return nil, fmt.Errorf("%q is neither a folder nor a revision: %w", revision, err)
	}
	if _, err := git(ctx, at, "rev-parse", "--verify", "--quiet", "--end-of-options", revision+"^{commit}"); err != nil {
		return nil, fmt.Errorf("%q is neither a folder nor a revision that git knows", revision)
	}
	tree, err := git(ctx, at, "rev-parse", "--verify", "--quiet", "--end-of-options", revision+":"+inside)
	if err != nil {
		return nil, fmt.Errorf("the revision %q has no folder %q", revision, folder)
	}
	// From the top, because git archive cuts a tree down to the folder that it is called in.
	text, err := git(ctx, strings.TrimSpace(string(top)), "archive", "--format=zip", strings.TrimSpace(string(tree)))
	if err != nil {
		return nil, fmt.Errorf("reading %s of %s: %w", folder, revision, err)
	}
	r, err := zip.NewReader(bytes.NewReader(text), int64(len(text)))
	if err != nil {
		return nil, fmt.Errorf("reading %s of %s: %w", folder, revision, err)
	}
	return r, nil
}

// git runs git in a folder and returns what it printed; an error is what it complained of.
func git(ctx context.Context, at string, args ...string) ([]byte, error) {
	cmd := exec.CommandContext(ctx, "git", append([]string{"-C", at}, args...)...)
	var out, complaint bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &complaint
	if err := cmd.Run(); err != nil {
		if s := strings.TrimSpace(complaint.String()); s != "" {
			first, _, _ := strings.Cut(s, "\n")
			return nil, errors.New(strings.TrimPrefix(first, "fatal: "))
		}
		return nil, err
	}
	return out.Bytes(), nil
}
