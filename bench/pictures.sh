#!/usr/bin/env bash
# Measures kg's pictures against Debian's dot, in one run: the whole gallery as SVG, with nothing remembered of earlier pictures and the
# compile cache warm, against one process of dot -Tsvg for each SVG that was written, one after the other, from the .dot of the same
# picture; the same build again with nothing changed; the median size of a file; one picture alone, and what each stage of it takes.
# Medians of ROUNDS runs that alternate. Targets: at most 1.2 times dot, 0.1 times dot, 1.2 times dot's size.
#
#   bench/pictures.sh [ROUNDS]
set -euo pipefail
cd "$(dirname "$0")/.."
export LC_ALL=C CGO_ENABLED=0
rounds=${1:-5}

command -v dot >/dev/null || { echo "dot is missing: apt-get install graphviz" >&2; exit 1; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
[ -x bin/kg ] || make --no-print-directory build
go build -trimpath -o "$folder/stages" ./bench/stages
mkdir -m 700 "$folder/cache"
export KG_CACHE="$folder/cache"
mkdir "$folder/dots" "$folder/dotted"

bin/kg build -o "$folder/dots" --format dot 2>/dev/null
bin/kg build -o "$folder/whole" --format svg 2>/dev/null # compiles the layout's code, and says which files there are
pictures=("$folder"/whole/*.svg)
views=$(find "$folder/dots" -name '*.dot' -printf '%f\n' | cut -d. -f1 | sort -u | wc -l)
echo "${#pictures[@]} SVG files (standalone and inline) of $views views; $(nproc) cores, load $(cut -d' ' -f1 /proc/loadavg); $(dot -V 2>&1)"

now() { local t=${EPOCHREALTIME/[.,]/}; echo "$t"; }
timed() { # file that takes the milliseconds, command...
	local file=$1 start end
	shift
	start=$(now)
	"$@"
	end=$(now)
	awk -v a="$start" -v b="$end" 'BEGIN {print (b - a) / 1000}' >>"$file"
}
median() { sort -g "$1" | awk '{v[NR] = $1} END {print (v[int((NR + 1) / 2)] + v[int(NR / 2) + 1]) / 2}'; }
forget() { rm -rf "$KG_CACHE/layouts" "$KG_CACHE/builds" "$folder/made"; }
build() { bin/kg build -o "$folder/made" --format svg "$@" 2>/dev/null; }
dot_of() { # the .dot of an SVG's picture
	local name=${1##*/}
	name=${name%.svg}
	echo "$folder/dots/${name%.inline}.dot"
}
dots() { # one dot for each SVG
	local svg
	for svg in "$@"; do
		dot -Tsvg -o "$folder/dotted/${svg##*/}" "$(dot_of "$svg")"
	done
}

two_dots() { # the same, two at once
	local svg
	for svg in "$@"; do
		printf '%s\0%s\0' "$folder/dotted/${svg##*/}" "$(dot_of "$svg")"
	done | xargs -0 -n 2 -P 2 dot -Tsvg -o
}

one=rec-19
[ -e "$folder/dots/$one.page.fr.dot" ] || one=$(basename "$(find "$folder/dots" -name '*.page.fr.dot' | sort | head -n 1)" .page.fr.dot)
for _ in $(seq "$rounds"); do
	forget
	timed "$folder/build" build
	timed "$folder/rebuild" build
	timed "$folder/dot" dots "${pictures[@]}"
	timed "$folder/twodots" two_dots "${pictures[@]}"
	forget
	timed "$folder/files" build --profile standalone
	timed "$folder/one" bin/kg render "$one" --lang fr -o "$folder/one.svg" 2>/dev/null
	timed "$folder/onedot" dot -Tsvg -o "$folder/onedot.svg" "$folder/dots/$one.page.fr.dot"
done
for svg in "${pictures[@]}"; do
	case "$svg" in *.inline.svg) continue ;; esac
	stat -c %s "$svg" >>"$folder/size"
	stat -c %s "$folder/dotted/${svg##*/}" >>"$folder/dotsize"
done

passed=0 failed=0
compare() { # what, ours, theirs, unit, target or ""
	local line
	line=$(awk -v what="$1" -v a="$2" -v b="$3" -v u="$4" 'BEGIN {printf "%-52s %9.1f %-2s  dot %9.1f %-2s  %5.2f times", what, a, u, b, u, a / b}')
	if [ -z "$5" ]; then
		echo "$line"
		return
	fi
	if awk -v a="$2" -v b="$3" -v t="$5" 'BEGIN {exit !(a <= t * b)}'; then
		passed=$((passed + 1))
		echo "$line (at most $5)"
	else
		failed=$((failed + 1))
		echo "$line (at most $5): FAILED"
	fi
}
kb() { awk -v a="$(median "$1")" 'BEGIN {print a / 1000}'; }
dot=$(median "$folder/dot")
compare "kg build, nothing remembered, ${#pictures[@]} SVG" "$(median "$folder/build")" "$dot" ms 1.2
compare "kg build, nothing changed" "$(median "$folder/rebuild")" "$dot" ms 0.1
compare "median size of a standalone SVG" "$(kb "$folder/size")" "$(kb "$folder/dotsize")" kB 1.2
compare "for comparison: against two dot at once" "$(median "$folder/build")" "$(median "$folder/twodots")" ms ""
files=$(wc -l <"$folder/size")
compare "for comparison: without the inline files, $files SVG" "$(median "$folder/files")" "$(awk -v d="$dot" -v a="$files" -v b="${#pictures[@]}" 'BEGIN {print d * a / b}')" ms ""
compare "for comparison: $one alone, kg render" "$(median "$folder/one")" "$(median "$folder/onedot")" ms ""
echo "what the stages of $one take once kg has started (the worker starts beside them):"
"$folder/stages" "$one" "$rounds"
if [ "$failed" != 0 ]; then
	echo "load $(cut -d' ' -f1 /proc/loadavg) on $(nproc) cores: above 1, measure again on a quiet machine"
fi
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
