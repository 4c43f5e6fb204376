package cli

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/urfave/cli/v2"

	"kg/data"
	"kg/internal/load"
)

// version is set when the program is built: -ldflags "-X kg/internal/cli.version=…".
var version string

func versionCommand() *cli.Command {
	return &cli.Command{
		Name:      "version",
		Usage:     "the version of the program and of the dataset in it",
		ArgsUsage: " ",
		Action: action(0, func(s *session) error {
			d, _, err := load.Decode(data.Compiled)
			if err != nil {
				return failure(err)
			}
			_, err = fmt.Fprintf(s.App.Writer, "kg %s (%s, %s/%s)\ndataset %s: %d entities, %d claims, %d sources\n",
				programVersion(), runtime.Version(), runtime.GOOS, runtime.GOARCH, d.Version, len(d.Entities), len(d.Claims), len(d.Sources))
			return failure(err)
		}),
	}
}

func programVersion() string {
	if version != "" {
		return version
	}
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" && info.Main.Version != "(devel)" {
		return info.Main.Version
	}
	return "unreleased"
}
