-- +goose Up
alter table account add column contract_signed_on text not null default '';
-- Set once an import that brought the account was undone: it stands in no list.
alter table account add column withdrawn_on text not null default '';
create index account_listed on account (name, id) where withdrawn_on = '';
drop index account_owner;
create index account_owner on account (owner_id, name, id);
create index account_without_platform on account (name, id) where withdrawn_on = '' and platform = '';
create index account_without_email on account (name, id) where withdrawn_on = '' and email = '';

-- A file of accounts that someone brought, and how far the desk is with it.
create table import (
    id         text primary key,
    file       text not null,
    bytes      bigint not null,
    brought_by text not null,
    brought_at bigint not null,
    state      text not null,
    acted_by   text not null,
    mapping    text not null,
    header     text not null, -- JSON; empty before it was read
    problem    text not null, -- JSON; why it can't be read
    cursor     integer not null, -- the last row that the work under way has done
    total      integer not null, -- of its rows; 0 while they aren't counted
    check (state in ('unmapped', 'reading', 'previewed', 'applying', 'stopped', 'applied', 'undoing', 'half_undone', 'undone', 'dropped'))
);
create index import_latest on import (brought_at, id);
create index import_at_work on import (state, brought_at);

-- The file itself, in pieces, until it isn't needed any more.
create table import_piece (
    import_id text not null, -- the import itself comes last
    piece     integer not null,
    content   bytea not null,
    at        bigint not null,
    primary key (import_id, piece)
);
create index import_piece_at on import_piece (at);

create table import_row (
    import_id  text not null references import (id),
    number     integer not null,
    line       integer not null,
    key        text not null,
    name       text not null,
    verdict    text not null,
    field      text not null, -- of the gravest thing that is wrong
    reason     text not null,
    details    text not null, -- JSON: what is wrong, what is remarked on, what changes
    account_id text not null, -- once it was applied and changed something
    entry      integer not null, -- of the account's history
    undone     text not null, -- once it was taken back: how far
    primary key (import_id, number),
    check (verdict in ('create', 'update', 'unchanged', 'refused'))
);
create index import_row_verdict on import_row (import_id, verdict, number);
create index import_row_field on import_row (import_id, field, number) where field <> '';
create index import_row_reason on import_row (import_id, reason, number) where reason <> '';
create index import_row_undone on import_row (import_id, undone, number) where undone <> '';

-- How many rows there are of a kind, kept as they come.
create table import_count (
    import_id text not null references import (id),
    verdict   text not null,
    field     text not null,
    reason    text not null,
    undone    text not null,
    n         integer not null,
    primary key (import_id, verdict, field, reason, undone)
);

-- What was said of the columns of a table, for the next one that has the same.
create table column_mapping (
    header_set text primary key, -- its hash
    mapping    text not null
);
