package signin

import "time"

// Guessed is what counts tries in vain: an account that someone without a known
// device tries, a device that signed in before, or an address on the network.
type Guessed string

const (
	Account Guessed = "account"
	Device  Guessed = "device"
	Address Guessed = "address" // an office's people may share one
)

// patience is how many tries in vain are quick, and how the waits grow after them.
type patience struct {
	quick       int
	first, most time.Duration
}

var patiences = map[Guessed]patience{
	Account: {5, 30 * time.Second, 15 * time.Minute},
	Device:  {5, 30 * time.Second, 15 * time.Minute},
	Address: {30, 30 * time.Second, time.Hour},
}

// ForgottenAfter is when tries in vain no longer count.
const ForgottenAfter = 24 * time.Hour

// Wait is how long after its last try something that tried so often in vain waits
// before the next: nothing at first, then twice as long each time.
func Wait(by Guessed, tries int) time.Duration {
	p := patiences[by]
	if tries < p.quick {
		return 0
	}
	wait := p.first
	for range tries - p.quick {
		if wait *= 2; wait >= p.most {
			return p.most
		}
	}
	return wait
}
