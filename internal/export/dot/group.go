package dot

import (
	"fmt"
	"slices"
	"strings"

	"kg/internal/export"
	"kg/internal/picture"
)

// grouped tells whether a node stands in a group that there is.
func grouped(p *picture.Picture, n *picture.Node) bool {
	return n.Group != "" && slices.ContainsFunc(p.Groups, func(g picture.Group) bool { return g.ID == n.Group })
}

// writeGroups writes each group as a cluster with its nodes. Graphviz draws no cluster without any.
func writeGroups(b *strings.Builder, p *picture.Picture, m picture.Metrics, link export.Link) {
	for i := range p.Groups {
		g := &p.Groups[i]
		fmt.Fprintf(b, "  subgraph %s {\n", quote("cluster_"+g.ID))
		fmt.Fprintf(b, "    graph [label=%s, tooltip=%s, labelloc=t, labeljust=l, fontname=\"Helvetica-Bold\", fontsize=%s", label(g.Lines, g.Label), quote(g.Label), num(m.Font))
		style := "rounded"
		if g.Look.Fill != "" {
			style += ",filled"
			fmt.Fprintf(b, ", fillcolor=%s", quote(g.Look.Fill))
		}
		fmt.Fprintf(b, ", style=%q, color=%s, fontcolor=%s];\n", style, quote(g.Look.Stroke), quote(g.Look.Text))
		for k := range p.Nodes {
			if n := &p.Nodes[k]; n.Group == g.ID {
				b.WriteString("  ")
				writeNode(b, p, n, link)
			}
		}
		b.WriteString("  }\n")
	}
}
