-- +goose Up
-- Who a person is at the provider, the company's own directory, since they first came
-- in by it. Empty where they never did.
alter table sign_in_means add column provider_issuer  text collate "C" not null default '';
alter table sign_in_means add column provider_subject text collate "C" not null default '';
alter table sign_in_means add column provider_email   text collate "C" not null default '';
alter table sign_in_means add column provider_since   bigint not null default 0;
create unique index sign_in_means_provider on sign_in_means (provider_issuer, provider_subject) where provider_subject <> '';
