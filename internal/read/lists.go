package read

import (
	"context"
	"fmt"
	"strconv"
	"sync"
	"time"

	"rebond/internal/domain/churn"
	"rebond/internal/domain/history"
	"rebond/internal/domain/picklist"
	"rebond/internal/store"
	"rebond/internal/store/engine"
)

// shelf keeps the lists that were read last, for a moment: on several nodes,
// another one may have edited them.
type shelf struct {
	mu     sync.Mutex
	readAt time.Time
	held   store.HeldLists
}

const listsAge = 2 * time.Second

// Lists reads the lists that a manager edits, as they were at most a moment ago.
func (r *Reads) Lists(ctx context.Context) (picklist.Lists, error) {
	s := &r.lists
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.readAt.IsZero() && time.Since(s.readAt) < listsAge {
		return s.held.Lists, nil
	}
	err := r.store.Ask(ctx, func(v *store.View) error {
		held, err := v.Lists(ctx)
		if err == nil {
			s.held, s.readAt = held, time.Now()
		}
		return err
	})
	return s.held.Lists, err
}

// ForgetLists has the lists read anew: they were edited here.
func (r *Reads) ForgetLists() {
	r.lists.mu.Lock()
	defer r.lists.mu.Unlock()
	r.lists.readAt = time.Time{}
}

// Shelf are the lists as they are now, with what their page shows beside them.
type Shelf struct {
	picklist.Lists
	Version int // the last entry of their history
	Uses    map[churn.Tag]Uses
	History []history.Entry // the last of them, oldest first
	People  People
}

// Questions are what the termination form asks, as it stood at a version of the lists.
type Questions struct {
	Asked   []picklist.Item
	Version int
}

// Questions reads what the form asked at a version of the lists. Where they never had
// it, that is what it asks now.
func (r *Reads) Questions(ctx context.Context, version int) (Questions, error) {
	var lists picklist.Lists
	err := r.store.View(ctx, func(v *store.View) error {
		held, err := v.Lists(ctx)
		lists = held.Lists
		if err != nil || version < 1 || version >= held.Head.Seq {
			version = held.Head.Seq
			return err
		}
		since, err := v.Entries(ctx, store.ListsSubject, version)
		lists = lists.Before(since)
		return err
	})
	if err != nil {
		return Questions{}, fmt.Errorf("read the form’s questions: %w", err)
	}
	return Questions{lists.Choices(picklist.Questions), version}, nil
}

// Uses is how many cases have an item, each at most one more than CountedTo.
type Uses struct {
	Open, Closed int
}

var countUses = `select count(*) from (select 1 from case_tag where list = $1 and tag = $2 and open = $3 limit ` + strconv.Itoa(CountedTo+1) + `) counted`

// lastEntries is how many entries of their history the lists' page shows.
const lastEntries = 30

// Shelf reads the lists, and counts the uses of some of them.
func (r *Reads) Shelf(ctx context.Context, counted ...picklist.List) (Shelf, error) {
	shelf := Shelf{Uses: map[churn.Tag]Uses{}}
	err := r.store.View(ctx, func(v *store.View) error {
		held, err := v.Lists(ctx)
		if err != nil {
			return err
		}
		shelf.Lists, shelf.Version = held.Lists, held.Head.Seq
		if shelf.History, err = v.Entries(ctx, store.ListsSubject, max(held.Head.Seq-lastEntries, 1)); err != nil {
			return err
		}
		shelf.People, err = everyone(ctx, v)
		return err
	})
	if err != nil {
		return shelf, fmt.Errorf("read the lists: %w", err)
	}
	return shelf, r.countUses(ctx, shelf, counted)
}

func (r *Reads) countUses(ctx context.Context, shelf Shelf, lists []picklist.List) error {
	var queries []engine.Query
	for _, list := range lists {
		for _, item := range shelf.In(list) {
			tag := churn.Tag{List: list, Key: item.Key}
			for open := range 2 {
				queries = append(queries, engine.Query{SQL: countUses, Args: []any{string(list), string(item.Key), open}, Row: func(scan engine.Scan) error {
					return shelf.counted(tag, open == 1, scan)
				}})
			}
		}
	}
	if len(queries) == 0 {
		return nil
	}
	err := r.engineOf().Query(ctx, queries...)
	if err != nil {
		return fmt.Errorf("count the uses of the lists: %w", err)
	}
	return nil
}

func (s Shelf) counted(tag churn.Tag, open bool, scan engine.Scan) error {
	uses := s.Uses[tag]
	into := &uses.Closed
	if open {
		into = &uses.Open
	}
	err := scan(into)
	s.Uses[tag] = uses
	return err
}

// Draft is what someone typed of a case's summary and hasn't saved.
type Draft = store.Draft

// Draft reads the last draft of a case's summary; its revision is 0 where there is
// none.
func (r *Reads) Draft(ctx context.Context, id churn.CaseID) (Draft, error) {
	var draft Draft
	err := r.store.View(ctx, func(v *store.View) (err error) {
		draft, err = v.Draft(ctx, id)
		return err
	})
	return draft, err
}
