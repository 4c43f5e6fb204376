package cli

import (
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"
)

func completionCommand() *cli.Command {
	return &cli.Command{
		Name:      "completion",
		Usage:     "a script that completes commands, flags and names in the shell",
		ArgsUsage: "bash|zsh|fish|powershell",
		Description: "source <(kg completion bash)\nkg completion zsh > \"${fpath[1]}/_kg\"\n" +
			"kg completion fish > ~/.config/fish/completions/kg.fish\nkg completion powershell | Out-String | Invoke-Expression",
		Action: action(1, func(s *session) error {
			script, ok := completionScripts()[s.Args().First()]
			if !ok {
				return usage("completion %q, expected bash, zsh, fish or powershell", s.Args().First())
			}
			_, err := fmt.Fprint(s.App.Writer, script)
			return failure(err)
		}),
	}
}

// completeCommand is hidden: the scripts call it with the words typed so far, the last being the one to
// complete, and take its lines as candidates.
const completeCommand = "__complete"

// completionScripts are the four scripts. Each asks the program itself, so none needs a change when a
// command or a flag comes or goes.
func completionScripts() map[string]string {
	fill := func(script string) string { return strings.ReplaceAll(script, "COMPLETE", completeCommand) }
	return map[string]string{
		"bash": fill(`# kg completion for bash: source <(kg completion bash)
_kg_candidates() {
    local word=${COMP_WORDS[COMP_CWORD]} candidate
    COMPREPLY=()
    while IFS= read -r candidate; do
        [[ $candidate == "$word"* ]] && COMPREPLY+=("$candidate")
    done < <("${COMP_WORDS[0]}" COMPLETE "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -o default -F _kg_candidates kg
`),
		"zsh": fill(`#compdef kg
# kg completion for zsh: kg completion zsh > "${fpath[1]}/_kg"
_kg() {
    local -a candidates
    candidates=("${(@f)$(${words[1]} COMPLETE "${(@)words[2,CURRENT]}" 2>/dev/null)}")
    compadd -a candidates || _files
}
if [ "$funcstack[1]" = "_kg" ]; then _kg "$@"; else compdef _kg kg; fi
`),
		"fish": fill(`# kg completion for fish: kg completion fish > ~/.config/fish/completions/kg.fish
function __kg_candidates
    set -l typed (commandline -opc) (commandline -ct)
    kg COMPLETE $typed[2..-1] 2>/dev/null
end
complete -c kg -a '(__kg_candidates)'
`),
		"powershell": fill(`# kg completion for PowerShell: kg completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName kg -ScriptBlock {
    param($word, $ast, $cursor)
    $typed = @($ast.CommandElements | Select-Object -Skip 1 | ForEach-Object { $_.ToString() })
    if ($word -eq '') { $typed += '' }
    kg COMPLETE @typed 2>$null | Where-Object { $_ -like "$word*" } | ForEach-Object {
        [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
    }
}
`),
	}
}
