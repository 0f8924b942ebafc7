-- +goose Up

alter table person add column manager_id text not null default '';
alter table person add column retention_lead integer not null default 0;

-- Briefings have one giver.
create unique index person_retention_lead on person (retention_lead) where retention_lead = 1;

-- Who is away, and who looks after what is theirs meanwhile.
create table absence (
    id         text primary key,
    person_id  text not null references person (id),
    from_on    text not null,
    until_on   text not null,
    deputy_id  text not null,
    check (from_on <= until_on)
);
create index absence_person on absence (person_id, from_on);

-- A token of the API has a name, and what it may be used for, parted by spaces;
-- nothing there is everything.
alter table pass add column name text not null default '';
alter table pass add column reach text not null default '';

-- A person's history stands in the desk's chain.
create index event_of_desk on event (about_id, seq) where subject = 'desk';

-- The accounts of one manager, to be handed over chunk by chunk.
create index account_of_owner on account (owner_id, id);
