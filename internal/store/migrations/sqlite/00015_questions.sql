-- +goose Up
-- What the termination form asks is a list too (CH-2): of a question, how it is
-- answered, and whether it has to be. The items of other lists have neither.
alter table list_item add column answer text not null default '';
alter table list_item add column required integer not null default 0;
