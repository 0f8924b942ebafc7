-- +goose Up
-- What was done on all subjects, the latest first: by anyone, by one person, of one kind.
create index event_at on event (at, subject, seq);
create index event_actor on event (actor, at, subject, seq);
create index event_verb on event (verb, at, subject, seq);
