package fault

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"rebond/internal/app"
	"rebond/test/pg"
)

// The test runs itself as the process that is killed: with these variables set it writes under load,
// and tells each request before it is sent and each receipt once it is acknowledged.
const (
	writeTo    = "REBOND_TEST_WRITE_TO"
	writeRound = "REBOND_TEST_ROUND"
	// howOften sets how many times the writer is killed: a release asks for more than a change does.
	howOften = "REBOND_TEST_KILLS"
)

const writers = 4

func TestWhatWasAcknowledgedSurvivesAKill(t *testing.T) {
	if at := os.Getenv(writeTo); at != "" {
		write(t, at, os.Getenv(writeRound))
	}
	t.Run("sqlite", func(t *testing.T) { survives(t, filepath.Join(t.TempDir(), "desk.db"), 30) })
	t.Run("postgres", func(t *testing.T) { survives(t, pg.Fresh(t), 12) })
}

// write sends requests until it is killed.
func write(t *testing.T, at, round string) {
	desk := opened(t, at)
	ids, err := accounts(desk)
	if err != nil {
		t.Fatal(err)
	}
	var telling sync.Mutex
	tell := func(line string) {
		telling.Lock()
		defer telling.Unlock()
		_, _ = os.Stdout.WriteString(line + "\n")
	}
	var all sync.WaitGroup
	for w := range writers {
		all.Go(func() {
			for n := 0; ; n++ {
				account := (w + n*writers) % salons
				key := fmt.Sprintf("%s-%d-%d", round, w, n)
				tell(fmt.Sprintf("sent %s %d", key, account))
				receipt, err := send(desk, ids[account], key)
				if err != nil {
					tell("failed " + oneLine(err.Error()))
					return
				}
				text, _ := json.Marshal(receipt)
				tell(fmt.Sprintf("done %s %s", key, text))
			}
		})
	}
	all.Wait()
	select {}
}

func survives(t *testing.T, at string, kills int) {
	if n, err := strconv.Atoi(os.Getenv(howOften)); err == nil {
		kills = n
	}
	desk := opened(t, at)
	populate(t, desk)
	closed(t, desk)
	seed := uint64(time.Now().UnixNano()) //nolint:gosec // any number will do
	t.Logf("seed %d", seed)
	chance := rand.New(rand.NewPCG(seed, 0)) //nolint:gosec // a moment, no secret
	sent, acknowledged := map[string]int{}, 0
	for round := range kills {
		told := killed(t, at, round, time.Duration(chance.IntN(60))*time.Millisecond)
		desk := opened(t, at)
		ids, err := accounts(desk)
		if err != nil {
			t.Fatal(err)
		}
		for key, account := range told.sent {
			sent[key] = account
			for range 2 { // as someone does who didn't hear, or heard and doubts
				again, err := send(desk, ids[account], key)
				if err != nil {
					t.Fatalf("round %d, %s sent again: %v", round, key, err)
				}
				if first, heard := told.done[key]; heard && first != again {
					t.Fatalf("round %d, %s was acknowledged as %+v and is now %+v", round, key, first, again)
				}
			}
		}
		acknowledged += len(told.done)
		if round%10 == 0 || round == kills-1 {
			sound(t, desk, sent)
		}
		closed(t, desk)
	}
	if acknowledged < kills {
		t.Errorf("only %d requests were acknowledged before %d kills: the test sees too little", acknowledged, kills)
	}
	t.Logf("%d kills, %d requests, %d of them acknowledged", kills, len(sent), acknowledged)
}

// telling is what a writer told before it was killed.
type telling struct {
	sent map[string]int // which account each request was for
	done map[string]app.Receipt
}

// killed runs a writer, and kills it some time after its first request.
func killed(t *testing.T, at string, round int, after time.Duration) telling {
	t.Helper()
	writer := exec.Command(os.Args[0], "-test.run=^TestWhatWasAcknowledgedSurvivesAKill$")
	writer.Env = append(os.Environ(), writeTo+"="+at, fmt.Sprintf("%s=%d", writeRound, round))
	out, err := writer.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := writer.Start(); err != nil {
		t.Fatal(err)
	}
	told := telling{map[string]int{}, map[string]app.Receipt{}}
	lines := bufio.NewReader(out)
	for first := true; ; first = false {
		line, err := lines.ReadString('\n')
		if err == io.EOF {
			break
		}
		told.hear(t, line)
		if first {
			time.AfterFunc(after, func() { _ = writer.Process.Kill() })
		}
	}
	_ = writer.Wait() // it was killed
	return told
}

func (told telling) hear(t *testing.T, line string) {
	t.Helper()
	if !strings.HasSuffix(line, "\n") {
		return // cut off by the kill: nobody was told
	}
	words := strings.SplitN(strings.TrimSpace(line), " ", 3)
	if len(words) == 3 && words[0] == "sent" {
		told.sent[words[1]], _ = strconv.Atoi(words[2])
		return
	}
	var receipt app.Receipt
	if len(words) != 3 || words[0] != "done" || json.Unmarshal([]byte(words[2]), &receipt) != nil {
		t.Fatalf("the writer said %q", line)
	}
	told.done[words[1]] = receipt
}
