package lately

import (
	"errors"
	"testing"
	"testing/synctest"
	"time"
)

func TestWhatWasReadLatelyIsReadOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var m Memory[string, int]
		reads := 0
		read := func() (int, error) { reads++; return reads, nil }
		for _, step := range []struct {
			name string
			do   func()
			want int
		}{
			{"the first time", func() {}, 1},
			{"again", func() {}, 1},
			{"just before two seconds have passed", func() { time.Sleep(spellLasts - time.Nanosecond) }, 1},
			{"after two seconds", func() { time.Sleep(time.Nanosecond) }, 2},
			{"once it is forgotten", m.Forget, 3},
			{"after a failure, which isn’t remembered", func() {
				m.Forget()
				_, _ = m.Get("nina", func() (int, error) { return 0, errors.New("no answer") })
			}, 4},
			{"forgotten while it was read", func() {
				m.Forget()
				_, _ = m.Get("nina", func() (int, error) { m.Forget(); return 0, nil })
			}, 5},
		} {
			step.do()
			if got, err := m.Get("nina", read); got != step.want || err != nil {
				t.Errorf("%s: %d, %v; want %d", step.name, got, err, step.want)
			}
		}
		if got, _ := m.Get("omar", read); got != 6 {
			t.Errorf("another key is %d, want its own", got)
		}
	})
}
