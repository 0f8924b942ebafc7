package app

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"errors"
	"fmt"
	"strings"
	"sync/atomic"

	"golang.org/x/crypto/argon2"
)

// Guard is what protects the secrets that people sign in with.
type Guard struct {
	// Key seals what must be read again, such as a second factor's secret. It is kept
	// beside the database, never in it. Empty: second factors can't be set up.
	Key [KeySize]byte
	// Cost is what it takes to hash a password.
	Cost Cost
}

// KeySize is how many bytes the desk's key has.
const KeySize = 32

// Cost are the parameters of Argon2id, kept with every hash.
type Cost struct {
	Passes  uint32
	Memory  uint32 // KiB
	Threads uint8
}

// UsualCost takes about 70 ms on the machine that it was chosen on, and 64 MiB.
var UsualCost = Cost{Passes: 1, Memory: 64 << 10, Threads: 1}

// atOnce is how many passwords are hashed at a time: whoever guesses can't use up
// the machine's memory, and waits like everyone else.
const atOnce = 2

const (
	saltSize = 16
	hashSize = 32
)

// guard hashes, compares and seals.
type guard struct {
	Guard
	room chan struct{}
	work atomic.Int64 // how many times a password was hashed
}

func newGuard(g Guard) *guard { return &guard{Guard: g, room: make(chan struct{}, atOnce)} }

// Guarded says what protects people's secrets; until then there is no key.
func (a *App) Guarded(by Guard) { a.People.door.guard = newGuard(by) }

// hash is what is kept of a password.
func (g *guard) hash(password string) string {
	salt := make([]byte, saltSize)
	_, _ = rand.Read(salt) // never fails: the program would end
	return phrased(g.Cost, salt, g.derive(password, g.Cost, salt))
}

func (g *guard) derive(password string, c Cost, salt []byte) []byte {
	g.room <- struct{}{}
	defer func() { <-g.room }()
	g.work.Add(1)
	return argon2.IDKey([]byte(password), salt, c.Passes, c.Memory, c.Threads, hashSize)
}

// matches compares a password with what is kept of one. Where nothing is kept it
// does the same work, and nothing matches. Stale says that the hash was made at
// another cost.
func (g *guard) matches(password, kept string) (matches, stale bool) {
	cost, salt, sum, err := parsed(kept)
	if err != nil {
		cost, salt, sum = g.Cost, make([]byte, saltSize), nil
	}
	same := subtle.ConstantTimeCompare(g.derive(password, cost, salt), sum) == 1
	return same, same && cost != g.Cost
}

// phrased is a hash with all that it takes to compare it, in the usual notation.
func phrased(c Cost, salt, sum []byte) string {
	text := base64.RawStdEncoding.EncodeToString
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, c.Memory, c.Passes, c.Threads, text(salt), text(sum))
}

var errNoHash = errors.New("this is no hash of a password")

func parsed(kept string) (c Cost, salt, sum []byte, err error) {
	parts := strings.Split(kept, "$")
	if len(parts) != 6 || parts[1] != "argon2id" {
		return c, nil, nil, errNoHash
	}
	version := 0
	if _, err := fmt.Sscanf(parts[2], "v=%d", &version); err != nil || version != argon2.Version {
		return c, nil, nil, errNoHash
	}
	if _, err := fmt.Sscanf(parts[3], "m=%d,t=%d,p=%d", &c.Memory, &c.Passes, &c.Threads); err != nil {
		return c, nil, nil, errNoHash
	}
	if salt, err = base64.RawStdEncoding.DecodeString(parts[4]); err != nil {
		return c, nil, nil, err
	}
	sum, err = base64.RawStdEncoding.DecodeString(parts[5])
	return c, salt, sum, err
}

// keyed reports whether the desk has a key.
func (g *guard) keyed() bool { return g.Key != [KeySize]byte{} }

// seal hides a text, so that only the desk's key and the same purpose open it.
func (g *guard) seal(text []byte, purpose string) string {
	sealer := g.sealer()
	nonce := make([]byte, sealer.NonceSize())
	_, _ = rand.Read(nonce) // never fails: the program would end
	return base64.RawStdEncoding.EncodeToString(sealer.Seal(nonce, nonce, text, []byte(purpose)))
}

var errSealed = errors.New("this wasn’t sealed with the desk’s key: was its file replaced?")

// open reads what was sealed.
func (g *guard) open(sealed, purpose string) ([]byte, error) {
	text, err := base64.RawStdEncoding.DecodeString(sealed)
	sealer := g.sealer()
	if err != nil || len(text) < sealer.NonceSize() {
		return nil, errSealed
	}
	opened, err := sealer.Open(nil, text[:sealer.NonceSize()], text[sealer.NonceSize():], []byte(purpose))
	if err != nil {
		return nil, errSealed
	}
	return opened, nil
}

func (g *guard) sealer() cipher.AEAD {
	block, err := aes.NewCipher(g.Key[:])
	if err != nil {
		panic(err) // the key has its size by type
	}
	sealer, err := cipher.NewGCM(block)
	if err != nil {
		panic(err) // the block is AES's
	}
	return sealer
}
