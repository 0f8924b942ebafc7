package main

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"slices"
	"sync"
	"sync/atomic"
	"syscall"
	"time"
)

// timed is what a load saw.
type timed struct {
	each []time.Duration // in order of length
	took time.Duration
	busy time.Duration // of the processors, for clients and desk together
}

func (t timed) String() string {
	return fmt.Sprintf("%.0f/s, p50 %s, p99 %s, %s of processor time each", t.rate(), milliseconds(t.at(50)), milliseconds(t.at(99)),
		milliseconds(t.busy/time.Duration(max(len(t.each), 1))))
}

// busy is the processor time that this process has used. Unlike what a clock says, it hardly
// depends on what else the machine does.
func busy() time.Duration {
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		return 0
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}

func (t timed) rate() float64 { return float64(len(t.each)) / t.took.Seconds() }

// at is the length below which so many of a hundred stay.
func (t timed) at(percent int) time.Duration {
	if len(t.each) == 0 {
		return 0
	}
	return t.each[min(len(t.each)*percent/100, len(t.each)-1)]
}

func milliseconds(d time.Duration) string {
	return fmt.Sprintf("%.1f ms", float64(d.Microseconds())/1000)
}

// clients run one thing over and over, each as soon as it is answered, for a time or until it
// says that there is no more.
func clients(ctx context.Context, n int, lasting time.Duration, once func(turn int) (more bool, err error)) (timed, error) {
	var turn atomic.Int64
	var all sync.WaitGroup
	seen := make([]timed, n)
	errs := make(chan error, n)
	start, before := time.Now(), busy()
	for c := range n {
		all.Go(func() {
			for ctx.Err() == nil && time.Since(start) < lasting {
				began := time.Now()
				more, err := once(int(turn.Add(1)) - 1)
				if err != nil {
					errs <- err
				}
				if err != nil || !more {
					return
				}
				seen[c].each = append(seen[c].each, time.Since(began))
			}
		})
	}
	all.Wait()
	whole := timed{took: time.Since(start), busy: busy() - before}
	for _, s := range seen {
		whole.each = append(whole.each, s.each...)
	}
	slices.Sort(whole.each)
	select {
	case err := <-errs:
		return whole, err
	default:
		return whole, ctx.Err()
	}
}

// visitor keeps a connection for each client.
var visitor = &http.Client{
	Transport:     &http.Transport{MaxIdleConnsPerHost: 64},
	CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
}

// ask sends a request and reads its answer, which must have a status.
func ask(r *http.Request, status int) ([]byte, error) {
	answer, err := visitor.Do(r)
	if err != nil {
		return nil, err
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if err == nil && answer.StatusCode != status {
		err = fmt.Errorf("%s %s answered %d: %.500s", r.Method, r.URL, answer.StatusCode, text)
	}
	return text, err
}

// page asks for a page as someone in a browser does.
func (b *bench) page(path string) ([]byte, error) { return b.pageAt(b.address + path) }

func (b *bench) pageAt(address string) ([]byte, error) {
	r, err := http.NewRequestWithContext(b.ctx, http.MethodGet, address, nil)
	if err != nil {
		return nil, err
	}
	r.AddCookie(&http.Cookie{Name: "session", Value: b.session})
	return ask(r, http.StatusOK)
}
