// Package lately remembers for a moment what was read, so that many requests at once
// read it once.
package lately

import (
	"sync"
	"time"
)

// Memory remembers what was read a moment ago. On several nodes another one may have
// changed it meanwhile: what is remembered may be two seconds old. This node forgets
// at once. The zero Memory is empty.
type Memory[K comparable, V any] struct {
	mu  sync.Mutex
	now *spell[K, V]
}

// spell is what was read within one moment; it is forgotten as a whole.
type spell[K comparable, V any] struct {
	since time.Time
	known map[K]V
}

const spellLasts = 2 * time.Second

// Get returns what is known of a key, or reads it. A failure isn't remembered.
func (m *Memory[K, V]) Get(key K, read func() (V, error)) (V, error) {
	now, value, known := m.look(key)
	if known {
		return value, nil
	}
	value, err := read()
	if err == nil {
		m.keep(now, key, value)
	}
	return value, err
}

func (m *Memory[K, V]) look(key K) (*spell[K, V], V, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.now == nil || time.Since(m.now.since) >= spellLasts {
		m.now = &spell[K, V]{time.Now(), map[K]V{}}
	}
	value, known := m.now.known[key]
	return m.now, value, known
}

// keep remembers what was read since then, unless it was forgotten meanwhile: it may
// be of before.
func (m *Memory[K, V]) keep(since *spell[K, V], key K, value V) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.now == since {
		m.now.known[key] = value
	}
}

// Forget has everything read anew.
func (m *Memory[K, V]) Forget() {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.now = nil
}
