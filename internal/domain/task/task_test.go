package task_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rebond/internal/domain/day"
	"rebond/internal/domain/moment"
	"rebond/internal/domain/refusal"
	"rebond/internal/domain/staff"
	"rebond/internal/domain/task"
)

var (
	july = day.MustParse("2026-07-10")
	nina = staff.Actor{ID: "nina", Role: staff.AM}
)

// cut is the task to cut access on the day after the PED.
func cut(state task.State) task.Task {
	return task.Task{ID: "t1", Account: "aurora", What: task.CutAccess, Assignee: "nina", DueOn: july, NotBefore: july, State: state}
}

func TestATaskIsFinishedOnceAndNotBeforeItsDay(t *testing.T) {
	for _, c := range []struct {
		name string
		held task.Task
		on   day.Day
		want string // the rules that refuse
	}{
		{"access isn't cut during the notice", cut(task.Open), july - 1, "CH-9"},
		{"it is cut on its day", cut(task.Open), july, ""},
		{"or later", cut(task.Open), july + 30, ""},
		{"a task that has no day is done at any time", task.Task{What: task.UpdateCRMStatus, DueOn: july, State: task.Open}, july - 30, ""},
		{"a call is told to its case", task.Task{What: task.CallPartner, DueOn: july, State: task.Open}, july, "AL-8"},
		{"so is an appointment", task.Task{What: task.MeetPartner, DueOn: july, State: task.Open}, july, "AL-8"},
		{"and a briefing", task.Task{What: task.BriefAM, DueOn: july, State: task.Open}, july, "AL-8"},
		{"not a second time", cut(task.Done), july, "EV-5"},
		{"not once it was cancelled", cut(task.Cancelled), july, "EV-5"},
		{"neither a second time nor before its day", cut(task.Done), july - 1, "EV-5 CH-9"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, event, err := c.held.Finish(moment.Moment{Today: c.on, Actor: nina})
			if c.want != "" {
				if rules := refusedBy(err); rules != c.want {
					t.Errorf("refused by %q, want %q", rules, c.want)
				}
				if got != c.held {
					t.Error("a refused verb changed the task")
				}
				return
			}
			want := c.held
			want.State, want.EndedBy, want.EndedOn = task.Done, "nina", c.on
			if err != nil || got != want {
				t.Fatalf("%v (-want +got)\n%s", err, cmp.Diff(want, got))
			}
			if told := event.Told(); told.Verb != "task.finished" || !slices.Equal(told.Because.Rules(), []string{"EV-5"}) || told.About != got.Ref() {
				t.Errorf("told as %+v", told)
			}
		})
	}
}

func refusedBy(err error) string {
	refused, ok := refusal.Of(err)
	if !ok {
		return ""
	}
	var rules []string
	for _, u := range refused.Unmet {
		rules = append(rules, u.Rule)
	}
	return strings.Join(rules, " ")
}

func TestOnlyAnOpenTaskIsCancelled(t *testing.T) { // CH-12
	now := moment.Moment{Today: july - 20, Actor: nina}
	want := cut(task.Cancelled)
	want.EndedBy, want.EndedOn = "nina", july-20
	if got := cut(task.Open).Cancelled(now); got != want {
		t.Errorf("(-want +got)\n%s", cmp.Diff(want, got))
	}
	for _, ended := range []task.State{task.Done, task.Cancelled} {
		if got := cut(ended).Cancelled(now); got != cut(ended) {
			t.Errorf("a task that is %s became\n%+v", ended, got)
		}
	}
}

func TestWhoMaySayThatATaskIsDone(t *testing.T) {
	queued := cut(task.Open)
	queued.Assignee, queued.Queue = "", staff.Finance
	for _, c := range []struct {
		name        string
		held        task.Task
		who         staff.Actor
		on          day.Day
		mine, ready bool
	}{
		{"the one it is for", cut(task.Open), nina, july, true, true},
		{"not before its day", cut(task.Open), nina, july - 1, true, false},
		{"not once it is done", cut(task.Done), nina, july, true, false},
		{"not a colleague", cut(task.Open), staff.Actor{ID: "lena", Role: staff.AM}, july, false, false},
		{"a manager, though it isn't theirs", cut(task.Open), staff.Actor{ID: "mona", Role: staff.Manager}, july, false, true},
		{"someone of the queue", queued, staff.Actor{ID: "felix", Role: staff.Finance}, july, true, true},
		{"not someone of another queue", queued, staff.Actor{ID: "omar", Role: staff.CX}, july, false, false},
		{"not someone without a role, of a task without a queue", cut(task.Open), staff.Actor{ID: "x"}, july, false, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := c.held.Mine(c.who); got != c.mine {
				t.Errorf("mine is %v", got)
			}
			if got := c.held.Ready(c.who, c.on); got != c.ready {
				t.Errorf("ready is %v", got)
			}
		})
	}
}
