// Package gallery keeps a folder with all pictures of a dataset: every view in its sizes, in each language, format and
// profile, with a manifest that says what each file shows.
//
// A picture is laid out once for all its files, several pictures at a time. Files are whole or not there; one whose bytes would be the same is not
// written, so that its time stays. A file is removed only when the manifest of an earlier build lists it and nobody has changed
// it since. The same data give the same bytes.
//
// Two things are remembered in a private folder (Options.Cache), each with a checksum and both bounded in size: what Graphviz answered, by the
// graph that it was asked about, so that only what changed is laid out again; and what a whole build came to, by the dataset, the
// options and the program, so that a build with nothing to do compares files and draws nothing. What is damaged there is made anew, and
// deleting it costs time only.
//
//	result, err := gallery.Build(ctx, "graphs", dataset, open, gallery.Options{
//		Langs: model.Langs(), Formats: formats.Gallery(), Profiles: []export.Profile{export.Standalone}, Cache: folder,
//	})
//	result, err = gallery.Check(ctx, "graphs", dataset, open, options) // writes nothing and says what differs
package gallery
