package picture

// figure is the path of one of the shapes that are cut out of a box with the sides l, t, r and b.
func figure(s Shape, l, t, r, b float64) (outline, detail []Step) {
	w, h := r-l, b-t
	switch s {
	case House:
		d := min(roof, h/3)
		return polygon(Point{l, t + d}, Point{(l + r) / 2, t}, Point{r, t + d}, Point{r, b}, Point{l, b}), nil
	case Trapezium:
		d := min(slant, w/3)
		return polygon(Point{l + d, t}, Point{r - d, t}, Point{r, b}, Point{l, b}), nil
	case Tab:
		d, end := min(ear, h/3), l+min(4*ear, w/2)
		return polygon(Point{l, t}, Point{end, t}, Point{end + d, t + d}, Point{r, t + d}, Point{r, b}, Point{l, b}),
			[]Step{move(l, t+d), line(end+d, t+d)}
	case Stack:
		d := min(sole, h/4)
		return polygon(Point{l, t}, Point{r, t}, Point{r, b}, Point{l, b}), []Step{move(l, b-d), line(r, b-d)}
	case Tag:
		d := min(tip, w/3)
		return polygon(Point{l, t}, Point{r - d, t}, Point{r, (t + b) / 2}, Point{r - d, b}, Point{l, b}), nil
	case Ticket:
		d := min(notch, w/4, h/2)
		m := (t + b) / 2
		return polygon(Point{l, t}, Point{r, t}, Point{r, m - d/2}, Point{r - d, m}, Point{r, m + d/2}, Point{r, b},
			Point{l, b}, Point{l, m + d/2}, Point{l + d, m}, Point{l, m - d/2}), nil
	case Leaf:
		d := min(2*corner, w/3, h/2)
		k := d * (1 - kappa)
		return []Step{
			move(l+d, t), line(r, t), line(r, b-d), curve(Point{r, b - k}, Point{r - k, b}, Point{r - d, b}),
			line(l, b), line(l, t+d), curve(Point{l, t + k}, Point{l + k, t}, Point{l + d, t}), {Op: 'Z'},
		}, nil
	}
	d := min(bite, w/3, h/3)
	k := d * kappa
	return []Step{
		move(l+d, t), line(r-d, t), curve(Point{r - d, t + k}, Point{r - k, t + d}, Point{r, t + d}),
		line(r, b-d), curve(Point{r - k, b - d}, Point{r - d, b - k}, Point{r - d, b}),
		line(l+d, b), curve(Point{l + d, b - k}, Point{l + k, b - d}, Point{l, b - d}),
		line(l, t+d), curve(Point{l + k, t + d}, Point{l + d, t + k}, Point{l + d, t}), {Op: 'Z'},
	}, nil
}
