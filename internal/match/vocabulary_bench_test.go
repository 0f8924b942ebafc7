package match_test

import (
	"math/rand/v2"
	"runtime"
	"testing"

	"rebond/internal/match"
)

func large(b *testing.B) *match.Vocabulary {
	b.Helper()
	chance := rand.New(rand.NewPCG(3, 4))
	v := build(b, 20_000, chance).vocabulary
	for v.Len() < 200_000 {
		v.Add(invented(chance)+[]string{"", "ette", "ier", "hair", "tif"}[chance.IntN(5)], 1+chance.IntN(5))
	}
	return v
}

func BenchmarkFind(b *testing.B) {
	v := large(b)
	for _, word := range []string{"loyn", "besncon", "coifure", "montpelier", "saintsauveur"} {
		b.Run(word, func(b *testing.B) {
			for b.Loop() {
				v.Find(word, 48)
			}
		})
	}
}

func BenchmarkComplete(b *testing.B) {
	v := large(b)
	for _, begun := range []string{"c", "coif", "montp"} {
		b.Run(begun, func(b *testing.B) {
			for b.Loop() {
				v.Complete(begun, 16)
			}
		})
	}
}

func BenchmarkScore(b *testing.B) {
	v := large(b)
	q := v.Read("coifure emotif besncon")
	tokens := match.Tokens("Em'Otiff Coiffure Besançon")
	for b.Loop() {
		q.Score(tokens)
	}
}

func BenchmarkMemory(b *testing.B) {
	var before, after runtime.MemStats
	for b.Loop() {
		runtime.GC()
		runtime.ReadMemStats(&before)
		v := large(b)
		runtime.GC()
		runtime.ReadMemStats(&after)
		b.ReportMetric(float64(after.HeapAlloc-before.HeapAlloc)/float64(v.Len()), "B/token")
	}
}
