package read

import (
	"context"
	"sync"
	"sync/atomic"
	"time"

	"rebond/internal/match"
	"rebond/internal/store"
)

// vocabulary keeps the words of all accounts in memory, read when a search first asks.
// Once accounts came since, which the mark of the words says, they are read again. Where
// that takes long, searches go on with those that were read before: an import brings
// words all the time.
type vocabulary struct {
	held    atomic.Pointer[spoken]
	first   sync.Mutex // whoever asks before there are any waits for them
	reading atomic.Bool
}

// spoken are the words as they were under a mark.
type spoken struct {
	words *match.Vocabulary
	mark  string
	at    time.Time     // when they had been read
	took  time.Duration // to read them
}

// wordsPatience is how long a search waits for newer words.
const wordsPatience = 100 * time.Millisecond

// rests reports whether words that took long to be read were read a moment ago: a quarter
// of the time is spent on reading them at most.
func (s *spoken) rests() bool { return s.took > wordsPatience && time.Since(s.at) < 3*s.took }

func (v *vocabulary) upToDate(ctx context.Context, r *Reads) (*match.Vocabulary, error) {
	held := v.held.Load()
	if held == nil {
		return v.begin(ctx, r)
	}
	if held.rests() {
		return held.words, nil
	}
	mark := ""
	err := r.store.Ask(ctx, func(view *store.View) (err error) {
		mark, err = view.Setting(ctx, store.WordsMark)
		return err
	})
	if err != nil || mark == held.mark || !v.reading.CompareAndSwap(false, true) {
		return held.words, err
	}
	read := make(chan struct{})
	go func() {
		defer close(read)
		defer v.reading.Store(false)
		_, _ = v.read(context.WithoutCancel(ctx), r) // where it fails, the next search tries again
	}()
	select {
	case <-read:
	case <-time.After(wordsPatience):
	}
	return v.held.Load().words, nil
}

// begin reads the words for the first time.
func (v *vocabulary) begin(ctx context.Context, r *Reads) (*match.Vocabulary, error) {
	v.first.Lock()
	defer v.first.Unlock()
	if held := v.held.Load(); held != nil {
		return held.words, nil
	}
	return v.read(ctx, r)
}

func (v *vocabulary) read(ctx context.Context, r *Reads) (*match.Vocabulary, error) {
	begun, next := time.Now(), &spoken{words: match.NewVocabulary()}
	err := r.store.View(ctx, func(view *store.View) (err error) {
		if next.mark, err = view.Setting(ctx, store.WordsMark); err != nil {
			return err
		}
		return view.Words(ctx, func(word string, accounts int) { next.words.Add(word, accounts) })
	})
	if err != nil {
		return nil, err
	}
	next.at, next.took = time.Now(), time.Since(begun)
	v.held.Store(next)
	return next.words, nil
}
