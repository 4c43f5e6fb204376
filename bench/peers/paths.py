"""igraph's and networkx's side of bench/peers.sh: paths.py GRAPH.nq FOLDER ROUND. See main.go for work.json and what is written."""

import json
import platform
import sys
import time
import warnings

import igraph
import networkx

graph, folder, round_ = sys.argv[1:]
with open(f"{folder}/work.json") as f:
    work = json.load(f)
warnings.simplefilter("ignore")  # igraph warns of every pair without a path

ids, edges = {}, []
with open(graph) as f:
    for line in f:
        start, _, end, _ = line.split(" ")
        edges.append((ids.setdefault(start[1:-1], len(ids)), ids.setdefault(end[1:-1], len(ids))))
pairs = [(ids[a], ids[b]) for a, b in work["pairs"]]


def measured(library, pairs, hops):
    """Time all pairs together, once to warm up and then as often as is asked for."""
    millis = []
    for i in range(1 + work["repeats"]["Paths"]):
        start = time.perf_counter()
        distances = [hops(a, b) for a, b in pairs]
        if i > 0:
            millis.append((time.perf_counter() - start) * 1000)
    return {"library": library, "millis": millis, "distances": distances}


ig = igraph.Graph(n=len(ids), edges=edges, directed=True)


def igraph_hops(a, b):
    # The edges of the path: the cheapest that igraph offers for one pair, and far faster than distances().
    return len(ig.get_shortest_paths(a, to=b, output="epath")[0]) or -1


paths = [measured("igraph", pairs, igraph_hops)]
if round_ == "1":  # networkx takes long to build, and has no limit to keep
    nx = networkx.MultiDiGraph()
    nx.add_nodes_from(range(len(ids)))
    nx.add_edges_from(edges)

    def networkx_hops(a, b):
        try:
            return len(networkx.bidirectional_shortest_path(nx, a, b)) - 1
        except networkx.NetworkXNoPath:
            return -1

    paths.append(measured("networkx", pairs[: work["few"]], networkx_hops))

versions = f"igraph {igraph.__version__}, networkx {networkx.__version__}, Python {platform.python_version()}"
with open(f"{folder}/paths.{round_}.json", "w") as f:
    json.dump({"versions": versions, "claims": len(edges), "paths": paths}, f)
