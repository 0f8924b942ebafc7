package page

import (
	"context"
	"io"
	"testing"

	"rebond/internal/words"
)

func BenchmarkAPageOfFiftyCases(b *testing.B) {
	model := fullCases(words.French)
	row := model.Rows[0]
	model.Rows = nil
	for range 50 {
		model.Rows = append(model.Rows, row)
	}
	b.ReportAllocs()
	for b.Loop() {
		if err := CasesPage(model).Render(context.Background(), io.Discard); err != nil {
			b.Fatal(err)
		}
	}
}
