package app

import (
	"sync"
	"time"
)

// lately remembers what was read a moment ago, so that many requests at once read it
// once. On several nodes another one may have changed it meanwhile: what is remembered
// may be two seconds old. This node forgets at once.
type lately[K comparable, V any] struct {
	mu  sync.Mutex
	now *spell[K, V]
}

// spell is what was read within one moment; it is forgotten as a whole.
type spell[K comparable, V any] struct {
	since time.Time
	known map[K]V
}

const spellLasts = 2 * time.Second

// get returns what is known of a key, or reads it. A failure isn't remembered.
func (l *lately[K, V]) get(key K, read func() (V, error)) (V, error) {
	now, value, known := l.look(key)
	if known {
		return value, nil
	}
	value, err := read()
	if err == nil {
		l.keep(now, key, value)
	}
	return value, err
}

func (l *lately[K, V]) look(key K) (*spell[K, V], V, bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.now == nil || time.Since(l.now.since) >= spellLasts {
		l.now = &spell[K, V]{time.Now(), map[K]V{}}
	}
	value, known := l.now.known[key]
	return l.now, value, known
}

// keep remembers what was read since then, unless it was forgotten meanwhile: it may
// be of before.
func (l *lately[K, V]) keep(since *spell[K, V], key K, value V) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.now == since {
		l.now.known[key] = value
	}
}

func (l *lately[K, V]) forget() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.now = nil
}
