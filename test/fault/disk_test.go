package fault

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"rebond/internal/app"
)

// A small disk fills up while the desk is used; then someone makes room.
func TestAFullDiskLosesNothingAndWorksAgainOnceFreed(t *testing.T) {
	disk := smallDisk(t, "8m")
	desk := opened(t, filepath.Join(disk, "desk.db"))
	populate(t, desk)
	ids, err := accounts(desk)
	if err != nil {
		t.Fatal(err)
	}
	ballast := filepath.Join(disk, "ballast")
	done, sent := map[string]app.Receipt{}, map[string]int{}
	for round := range 3 {
		fillUp(t, ballast)
		failed := 0
		for n := 0; failed < 5; n++ {
			key := fmt.Sprintf("%d-%d", round, n)
			sent[key] = n % salons
			switch receipt, err := send(desk, ids[n%salons], key); {
			case err == nil:
				done[key] = receipt
			case couldNot(err):
				failed++
			default:
				t.Fatalf("%s on a full disk: %v; want that it can’t be saved, or that it isn’t known", key, err)
			}
			if n > 10_000 {
				t.Fatal("the disk doesn’t get full")
			}
		}
		if err := os.Remove(ballast); err != nil {
			t.Fatal(err)
		}
		for key, account := range sent {
			again, err := send(desk, ids[account], key)
			if first, heard := done[key]; err != nil || heard && first != again {
				t.Fatalf("with room again, %s was %+v and is %+v, %v", key, first, again, err)
			}
			done[key] = again
		}
		sound(t, desk, sent)
	}
	closed(t, desk)
	desk = opened(t, filepath.Join(disk, "desk.db"))
	sound(t, desk, sent)
	closed(t, desk)
}

// fillUp leaves no room on a disk.
func fillUp(t *testing.T, path string) {
	t.Helper()
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	for size := 64 << 10; size >= 1<<10; {
		if _, err := file.Write(bytes.Repeat([]byte{1}, size)); errors.Is(err, syscall.ENOSPC) {
			size /= 2
		} else if err != nil {
			t.Fatal(err)
		}
	}
}

// smallDisk is a folder on a disk of its own, which only root can make.
func smallDisk(t *testing.T, size string) string {
	t.Helper()
	disk := t.TempDir()
	if os.Geteuid() != 0 {
		leaveOut(t, "only root can mount a disk small enough to fill")
	}
	if err := syscall.Mount("tmpfs", disk, "tmpfs", 0, "size="+size); err != nil {
		leaveOut(t, "a small disk can’t be mounted here: "+err.Error())
	}
	t.Cleanup(func() { _ = syscall.Unmount(disk, syscall.MNT_DETACH) })
	return disk
}
