-- +goose Up

-- The board: the open churn cases by stage until a document makes them formal, then
-- those to be decided.
create index desk_case_awaiting on desk_case (stage, next_on, id) where kind = 'churn' and open = 1 and ped = '';
create index desk_case_awaiting_owner on desk_case (owner_id, stage, next_on, id) where kind = 'churn' and open = 1 and ped = '';
create index desk_case_formal on desk_case (next_on, id) where kind = 'churn' and open = 1 and ped <> '';
create index desk_case_formal_owner on desk_case (owner_id, next_on, id) where kind = 'churn' and open = 1 and ped <> '';

-- What an account is found by besides its words: phone, mail, SIRET and the CRM's key,
-- in the one spelling of package match.
create table account_mark (
    mark       text not null,
    account_id text not null,
    primary key (mark, account_id)
) without rowid;
insert into account_mark
select replace(phone, '+', ''), id from account where phone like '+%' and replace(phone, '+', '') not glob '*[^0-9]*'
 union
select lower(email), id from account where email <> ''
 union
select siret, id from account where siret <> ''
 union
select lower(key), id from account where key <> '';

-- A list's filter that somebody named, to come back to.
create table saved_view (
    id         text primary key,
    list       text not null,
    name       text not null,
    query      text not null,
    sharing    text not null,
    owner_id   text not null,
    changed_by text not null,
    changed_on text not null,
    check (list in ('cases', 'accounts', 'tasks')),
    check (sharing in ('personal', 'shared', 'locked'))
);
create index saved_view_own on saved_view (list, owner_id) where sharing = 'personal';
create index saved_view_shared on saved_view (list) where sharing <> 'personal';
