package graph

// queue is a binary heap: pop takes out what comes first. container/heap would allocate for every entry.
type queue[T any] struct {
	list   []T
	before func(x, y T) bool
}

func (q *queue[T]) len() int { return len(q.list) }

func (q *queue[T]) push(x T) {
	q.list = append(q.list, x)
	for i := len(q.list) - 1; i > 0; {
		up := (i - 1) / 2
		if !q.before(q.list[i], q.list[up]) {
			return
		}
		q.list[i], q.list[up] = q.list[up], q.list[i]
		i = up
	}
}

func (q *queue[T]) pop() T {
	top := q.list[0]
	last := len(q.list) - 1
	q.list[0] = q.list[last]
	q.list = q.list[:last]
	for i := 0; ; {
		first := i
		for _, down := range [2]int{2*i + 1, 2*i + 2} {
			if down < last && q.before(q.list[down], q.list[first]) {
				first = down
			}
		}
		if first == i {
			return top
		}
		q.list[i], q.list[first] = q.list[first], q.list[i]
		i = first
	}
}
