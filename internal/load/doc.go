// Package load turns a folder of YAML into a checked dataset, and says everything that is wrong with it.
//
// It reads the .yaml files at the top of a folder, walks their trees, and collects every problem of
// one run with its place, a hint and a stable code. It also writes and reads the compiled form of a
// dataset, compares citations with the sources' own texts, puts files into their canonical form, and
// writes the JSON Schema of each kind of file. It is the only package that knows YAML. It answers no
// questions about the graph and evaluates no path expression.
//
//	d, diags := load.Load(os.DirFS("data"))      // d is nil when diags holds an error
//	l, diags := load.Open(os.DirFS("data"))      // the same, with the places of claims and citations
//	texts, diags := l.Texts(os.DirFS("seeds"))
//	diags = append(diags, load.Verify(l, texts)...)
//	out, diags, err := load.Format("actors.yaml", src)
//	err := load.Encode(w, l.Dataset, l.Questions, l.Fingerprint); d, fingerprint, err := load.Decode(b)
//
// OpenTrees reads and checks what comes from elsewhere than YAML, a spreadsheet say, by the same rules and with places of its
// own; Salvage gives what can be read of a dataset of the past.
//
// The walk is by hand because decoding into structs stops at the first problem, or names the field
// around it. The parser is go.yaml.in/yaml/v3; see the comment of parse for what was measured.
package load
