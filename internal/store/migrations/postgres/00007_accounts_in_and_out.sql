-- +goose Up
alter table account add column contract_signed_on text not null default '';
