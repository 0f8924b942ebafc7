-- +goose Up

-- The sendings of the termination form, with what came back by them, and how far the
-- fiscal churn is, to list cases by it.
alter table desk_case add column links text not null default 'null'; -- JSON
alter table desk_case add column fiscal text not null default '';
update desk_case set fiscal = case when documents in ('', 'null', '[]') then 'none' else 'received' end where kind = 'churn';
create index desk_case_fiscal on desk_case (fiscal, open, next_on, id);
