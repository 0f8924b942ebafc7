-- +goose Up
-- PostgreSQL keeps entries in the order in which they come.
select 1;
