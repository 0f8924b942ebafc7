package assets

import (
	"math"
	"regexp"
	"strconv"
	"testing"
)

// The pairs that stand on each other, and the contrast that WCAG 2.2 AA asks of
// them: 4.5 for text (1.4.3), 3 for what only has to be made out (1.4.11).
var pairs = []struct {
	front   []string
	back    []string
	atLeast float64
}{
	{[]string{"ink", "quiet", "accent", "soon", "bad"}, []string{"ground", "surface", "sunk", "accent-soft"}, 4.5},
	{[]string{"good", "note"}, []string{"ground", "surface"}, 4.5},
	{[]string{"good"}, []string{"good-soft"}, 4.5},
	{[]string{"note"}, []string{"note-soft"}, 4.5},
	{[]string{"soon", "ink", "quiet"}, []string{"soon-soft"}, 4.5},
	{[]string{"bad"}, []string{"bad-soft"}, 4.5},
	{[]string{"accent-strong"}, []string{"accent-soft", "surface"}, 4.5},
	{[]string{"accent-ink"}, []string{"accent", "accent-strong"}, 4.5},
	{[]string{"bar-ink"}, []string{"bar"}, 4.5},
	{[]string{"edge"}, []string{"ground", "surface"}, 3},
}

func TestEveryPairOfColoursCanBeReadInBothLights(t *testing.T) {
	palette := readPalette(t)
	for light, name := range []string{"light", "dark"} {
		for _, p := range pairs {
			for _, front := range p.front {
				for _, back := range p.back {
					if got := contrast(palette[front][light], palette[back][light]); got < p.atLeast {
						t.Errorf("%s on %s is %.2f in the %s, at least %.1f", front, back, got, name, p.atLeast)
					}
				}
			}
		}
	}
}

func TestContrastIsCountedAsWCAGDoes(t *testing.T) {
	for _, c := range []struct {
		name        string
		front, back string
		want        float64
	}{
		{"black on white", "000000", "ffffff", 21},
		{"the same", "777777", "777777", 1},
		{"a known grey", "767676", "ffffff", 4.54},
	} {
		if got := contrast(luminance(t, c.front), luminance(t, c.back)); math.Abs(got-c.want) > 0.01 {
			t.Errorf("%s: %.3f, want %.2f", c.name, got, c.want)
		}
	}
}

var declared = regexp.MustCompile(`--([a-z-]+): light-dark\(#([0-9a-f]{6}), #([0-9a-f]{6})\)`)

// readPalette reads the luminances of every colour, by light and by dark.
func readPalette(t *testing.T) map[string][2]float64 {
	t.Helper()
	palette := map[string][2]float64{}
	for _, found := range declared.FindAllStringSubmatch(string(styleSheet()), -1) {
		palette[found[1]] = [2]float64{luminance(t, found[2]), luminance(t, found[3])}
	}
	for _, p := range pairs {
		for _, name := range append(p.front, p.back...) {
			if _, ok := palette[name]; !ok {
				t.Fatalf("the palette has no %s", name)
			}
		}
	}
	return palette
}

func contrast(a, b float64) float64 { return (max(a, b) + 0.05) / (min(a, b) + 0.05) }

func luminance(t *testing.T, hex string) float64 {
	t.Helper()
	rgb, err := strconv.ParseUint(hex, 16, 32)
	if err != nil {
		t.Fatal(err)
	}
	linear := func(channel uint64) float64 {
		c := float64(channel&0xff) / 255
		if c <= 0.04045 {
			return c / 12.92
		}
		return math.Pow((c+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(rgb>>16) + 0.7152*linear(rgb>>8) + 0.0722*linear(rgb)
}
