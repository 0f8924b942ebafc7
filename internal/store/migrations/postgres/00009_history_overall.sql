-- +goose Up
-- What was done on all subjects, the latest first: by anyone, by one person, of one kind.
create index event_at on event (at, subject, seq);
create index event_actor on event (actor, at, subject, seq);
create index event_verb on event (verb, at, subject, seq);

-- What is to happen outside and hasn't yet, the oldest first.
create index effect_in_hand on effect (due_on, id) where state = 'in_hand';
