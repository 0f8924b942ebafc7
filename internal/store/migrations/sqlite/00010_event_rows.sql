-- +goose Up
-- Entries are long: kept in the order of a key, nearly each had a page to itself, and
-- each save wrote several. In the order in which they come they fill their pages.
create table entry (
    subject    text not null,
    seq        integer not null,
    at         bigint not null,
    actor      text not null,
    verb       text not null,
    about_kind text not null,
    about_id   text not null,
    changes    text not null, -- JSON
    because    text not null, -- JSON
    facts      text not null, -- JSON
    policy     text not null,
    hash       text not null,
    primary key (subject, seq)
);
insert into entry select * from event order by at, subject, seq;
drop table event;
alter table entry rename to event;

create index event_of_desk on event (about_id, seq) where subject = 'desk';
create index event_at on event (at, subject, seq);
create index event_actor on event (actor, at, subject, seq);
create index event_verb on event (verb, at, subject, seq);
