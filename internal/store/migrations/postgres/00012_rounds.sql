-- +goose Up
-- One action that someone asked of many rows, and how far the desk is with it.
create table round (
    id      text primary key,
    action  text not null,
    said    text not null, -- JSON: what was said once, for all rows
    total   integer not null, -- of its rows
    made_by text not null,
    made_at bigint not null,
    state   text not null,
    check (state in ('checking', 'previewed', 'applying', 'stopped', 'applied', 'dropped'))
);
create index round_latest on round (made_at, id) where state <> 'dropped';
create index round_of on round (made_by, made_at, id) where state <> 'dropped';
create index round_at_work on round (state, made_at);

-- The rows that the desk hasn't looked at yet, a hundred at most in each piece.
create table round_piece (
    round_id text not null references round (id),
    piece    integer not null,
    ids      text not null, -- JSON
    primary key (round_id, piece)
);

create table round_row (
    round_id   text not null references round (id),
    number     integer not null,
    row_id     text not null, -- of the case, the task or the account
    account_id text not null, -- empty where there is no such row
    verdict    text not null,
    refused    text not null, -- JSON: what stands in the way
    entry      integer not null, -- of the account's history, once it was done
    primary key (round_id, number),
    check (verdict in ('goes', 'refused', 'done', 'refused_since'))
);
create index round_row_verdict on round_row (round_id, verdict, number);
