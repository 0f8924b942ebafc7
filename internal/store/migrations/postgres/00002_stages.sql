-- +goose Up

-- What AL-8 asks of a churn case: its assignment, briefing, calls, appointment and
-- negotiation, only ever read with it.
alter table desk_case add column handling text collate "C" not null default 'null'; -- JSON
create index desk_case_stage on desk_case (kind, stage, next_on, id);

-- Deals that procedures open with a partner (DO-2).
create table opportunity (
    id         text collate "C" primary key,
    account_id text collate "C" not null references account (id),
    case_id    text collate "C" not null, -- that it came from
    type       text collate "C" not null,
    kind       text collate "C" not null,
    billing    bigint not null, -- euro cents a month
    opened_on  text collate "C" not null,
    opened_by  text collate "C" not null
);
create index opportunity_account on opportunity (account_id, opened_on, id);
