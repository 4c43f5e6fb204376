#!/usr/bin/env bash
# Compares kg with igraph, networkx and oxigraph on one generated graph of 200,000 entities and 1,000,000 claims: the same work in
# one run, each in a process of its own, warm, in rounds that alternate. Every side must give the same answers. Limits: shortest
# paths at most 0.2 of igraph's time, closures 0.1 of oxigraph's, the frozen graph from N-Quads 0.3 of oxigraph's load.
#
#   bench/peers.sh [ROUNDS]
set -euo pipefail
cd "$(dirname "$0")/.."
rounds=${1:-3}
case "$rounds" in '' | *[!0-9]* | 0) echo "usage: bench/peers.sh [ROUNDS]" >&2; exit 2 ;; esac

CI=true scripts/install-tools peers
# Not what `python3` is: a version manager may shadow the one that Debian's packages belong to.
python=/usr/bin/python3
oxigraph=0.5.11
modules=${XDG_CACHE_HOME:-$HOME/.cache}/kg-bench/oxigraph-$oxigraph
if [ ! -e "$modules/node_modules/oxigraph/package.json" ]; then
	echo "installing oxigraph $oxigraph into $modules"
	mkdir -p "$modules"
	npm install --silent --no-save --no-audit --no-fund --prefix "$modules" "oxigraph@$oxigraph" </dev/null
fi

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export CGO_ENABLED=0
go build -trimpath -o "$folder/kg" ./cmd/kg
go build -trimpath -o "$folder/peers" ./bench/peers
graph=$folder/graph.nq
"$folder/kg" generate --entities 200000 --claims 1000000 --seed 1 --no-types -o "$graph"
"$folder/peers" plan "$graph" "$folder"
for round in $(seq "$rounds"); do
	echo "round $round of $rounds" >&2
	"$folder/peers" run "$graph" "$folder" "$round"
	"$python" bench/peers/paths.py "$graph" "$folder" "$round"
	node bench/peers/oxigraph.mjs "$graph" "$folder" "$round" "$modules"
done
# While others keep the cores busy, what kg does on all of them takes longer than what is one thread.
[ -r /proc/loadavg ] && echo "load $(cut -d' ' -f1 /proc/loadavg) on $(nproc) cores: above 2, measure again on a quiet machine"
"$folder/peers" compare "$folder"
