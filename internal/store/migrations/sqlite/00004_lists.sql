-- +goose Up
-- The lists that a manager edits (CH-2, CH-4). Items are retired, never deleted.
create table list_item (
    list       text not null,
    key        text not null,
    parent     text not null, -- of a sub-reason: its reason
    label      text not null,
    label_en   text not null,
    position   integer not null,
    retired_on text not null, -- empty while it is in use
    retired_by text not null,
    primary key (list, key)
) without rowid;

-- The structured summary of a case's call (CH-4).
alter table desk_case add column summary text not null default 'null'; -- JSON

-- Which items of the lists a case has, to find and count cases by them. open and
-- next_on are the case's own, so that a list in order needs no other index.
create table case_tag (
    case_id text not null references desk_case (id),
    list    text not null,
    tag     text not null,
    open    integer not null,
    next_on text not null,
    primary key (case_id, list, tag)
) without rowid;
create index case_tag_case on case_tag (list, tag, open, next_on, case_id);

insert into case_tag (case_id, list, tag, open, next_on)
select c.id, 'reason', json_extract(r.value, '$.Reason'), c.open, c.next_on
  from desk_case c, json_each(c.requests) r where c.kind = 'churn'
 union
select c.id, 'sub_reason', json_extract(r.value, '$.SubReason'), c.open, c.next_on
  from desk_case c, json_each(c.requests) r where c.kind = 'churn';

-- What is typed of a summary before it is saved, outside history. Each is a row of
-- its own, and the ones before it are forgotten.
create table summary_draft (
    case_id text not null references desk_case (id),
    at      bigint not null,
    by_id   text not null,
    body    text not null,
    primary key (case_id, at)
) without rowid;
