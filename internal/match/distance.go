package match

// mistakes counts the letters that are missing, added, wrong or swapped with
// their neighbour between two words (Damerau and Levenshtein's distance, no
// letter touched twice). It stops above the allowed number, and returns one more.
func mistakes(a, b string, allowed int) int {
	a, b = withoutCommonEnds(a, b)
	if len(a) > longest || len(b) > longest || abs(len(a)-len(b)) > allowed {
		return allowed + 1
	}
	var rows [3][longest + 1]uint8
	before, last, row := &rows[0], &rows[1], &rows[2]
	for j := range len(b) + 1 {
		last[j] = uint8(j)
	}
	for i := range len(a) {
		row[0] = uint8(i + 1)
		least := row[0]
		for j := range len(b) {
			cost := last[j]
			if a[i] != b[j] {
				cost = 1 + min(last[j], last[j+1], row[j])
				if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
					cost = min(cost, before[j-1]+1)
				}
			}
			row[j+1] = cost
			least = min(least, cost)
		}
		if int(least) > allowed {
			return allowed + 1
		}
		before, last, row = last, row, before
	}
	return min(int(last[len(b)]), allowed+1)
}

func withoutCommonEnds(a, b string) (string, string) {
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	return a, b
}

func abs(n int) int { return max(n, -n) }
