package signin

import (
	"crypto/hmac"
	"crypto/sha1"
	"crypto/subtle"
	"encoding/binary"
	"fmt"
	"strings"
	"time"
)

// The codes of a second factor are RFC 6238's as every authenticator app makes
// them: SHA-1, six digits, thirty seconds.
const (
	codeDigits = 6
	codeLasts  = 30 * time.Second
	codeDrift  = 1 // steps that a phone's clock may be off, each way
)

// SecretSize is how many random bytes a second factor's secret has (RFC 4226).
const SecretSize = 20

// Code is the code of a secret at a step of time.
func Code(secret []byte, step int64) string {
	var counter [8]byte
	binary.BigEndian.PutUint64(counter[:], uint64(step)) //nolint:gosec // steps since 1970 are positive
	mac := hmac.New(sha1.New, secret)
	mac.Write(counter[:])
	sum := mac.Sum(nil)
	at := sum[len(sum)-1] & 0x0f
	number := binary.BigEndian.Uint32(sum[at:]) & 0x7fffffff
	return fmt.Sprintf("%0*d", codeDigits, number%1_000_000)
}

// Step is the step of time that an instant is in.
func Step(at time.Time) int64 { return at.Unix() / int64(codeLasts/time.Second) }

// Matches finds the step whose code was typed, now or one step around. Each step is
// good once: the caller keeps it.
func Matches(secret []byte, typed string, now time.Time) (step int64, ok bool) {
	typed = Digits(typed)
	for drift := int64(-codeDrift); drift <= codeDrift; drift++ {
		at := Step(now) + drift
		if subtle.ConstantTimeCompare([]byte(Code(secret, at)), []byte(typed)) == 1 {
			step, ok = at, true
		}
	}
	return step, ok
}

// Digits is a code as it is compared: people type it in groups.
func Digits(typed string) string {
	return strings.Map(func(r rune) rune {
		if r == ' ' || r == '-' || r == '\u00a0' || r == '\u202f' {
			return -1
		}
		return r
	}, typed)
}

// RecoveryCodes is how many recovery codes are made at once.
const RecoveryCodes = 10

// Recovery is a recovery code as it is compared: in small letters, without the
// marks that part it for reading.
func Recovery(typed string) string { return strings.ToLower(Digits(strings.TrimSpace(typed))) }
