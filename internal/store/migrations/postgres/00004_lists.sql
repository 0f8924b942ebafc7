-- +goose Up
-- The lists that a manager edits (CH-2, CH-4). Items are retired, never deleted.
create table list_item (
    list       text collate "C" not null,
    key        text collate "C" not null,
    parent     text collate "C" not null, -- of a sub-reason: its reason
    label      text collate "C" not null,
    label_en   text collate "C" not null,
    position   integer not null,
    retired_on text collate "C" not null, -- empty while it is in use
    retired_by text collate "C" not null,
    primary key (list, key)
);

-- The structured summary of a case's call (CH-4).
alter table desk_case add column summary text collate "C" not null default 'null'; -- JSON

-- Which items of the lists a case has, to find and count cases by them. open and
-- next_on are the case's own, so that a list in order needs no other index.
create table case_tag (
    case_id text collate "C" not null references desk_case (id),
    list    text collate "C" not null,
    tag     text collate "C" not null,
    open    integer not null,
    next_on text collate "C" not null,
    primary key (case_id, list, tag)
);
create index case_tag_case on case_tag (list, tag, open, next_on, case_id);

insert into case_tag (case_id, list, tag, open, next_on)
select c.id, 'reason', r.value ->> 'Reason', c.open, c.next_on
  from desk_case c cross join lateral json_array_elements(c.requests::json) r where c.kind = 'churn'
 union
select c.id, 'sub_reason', r.value ->> 'SubReason', c.open, c.next_on
  from desk_case c cross join lateral json_array_elements(c.requests::json) r where c.kind = 'churn';

-- What is typed of a summary before it is saved, outside history. Each is a row of
-- its own, and the ones before it are forgotten.
create table summary_draft (
    case_id text collate "C" not null references desk_case (id),
    at      bigint not null,
    by_id   text collate "C" not null,
    body    text collate "C" not null,
    primary key (case_id, at)
);
