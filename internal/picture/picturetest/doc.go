// Package picturetest holds the pictures with which layout and the formats are tested: small ones for goldens,
// hostile ones, and two of real size. Only tests import it.
//
//	for _, f := range picturetest.All() {
//		p := f.New()
//		p.Fit(picture.PageMetrics())
//	}
package picturetest
