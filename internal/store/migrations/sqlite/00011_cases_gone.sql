-- +goose Up
-- Cases that were taken away again, because their opening was undone: whoever looks for
-- one is led to its account, whose history tells.
create table case_gone (
    id         text primary key,
    account_id text not null references account (id)
);
