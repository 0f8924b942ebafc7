-- +goose Up
-- What is known of a session in a browser; a pass of another kind leaves it empty.
alter table pass add column begun_at bigint not null default 0;
alter table pass add column seen_at  bigint not null default 0; -- within a few minutes
alter table pass add column fresh_at bigint not null default 0; -- when they last proved who they are
alter table pass add column way      text not null default '';
alter table pass add column address  text not null default '';
alter table pass add column agent    text not null default '';

-- What a person signs in with. Secrets are hashes, or sealed with the desk's key.
create table sign_in_means (
    person_id       text primary key references person (id),
    password        text not null,   -- Argon2id with its parameters; empty for none
    password_set_at bigint not null,
    short_password  integer not null, -- good only beside a second factor
    second_factor   text not null,   -- the sealed secret; empty for none
    second_set_at   bigint not null,
    recovery        text not null    -- JSON: the hashes of the codes that are left
);

create table passkey (
    id         text primary key, -- the credential's
    person_id  text not null references person (id),
    name       text not null,
    credential text not null, -- JSON: its public key and what its device said
    added_at   bigint not null,
    used_at    bigint not null
);
create index passkey_person on passkey (person_id);

-- What is asked of someone who comes in, until they answer: once, within minutes.
create table challenge (
    hash       text primary key, -- of the secret that the browser holds
    kind       text not null,
    person_id  text not null, -- empty where nobody is known yet
    body       text not null,
    expires_at bigint not null
);
create index challenge_expiry on challenge (expires_at);

-- Tries in vain, numbered for each account, device and address that they came by:
-- of two made at once, one is told so.
create table guess (
    key    text not null, -- hashed
    number integer not null,
    at     bigint not null,
    primary key (key, number)
);
create index guess_age on guess (at);

-- Who came in, and who was turned away.
create table sign_in (
    id        text primary key,
    person_id text not null, -- empty where nobody has that address
    at        bigint not null,
    way       text not null,
    outcome   text not null,
    address   text not null,
    agent     text not null
);
create index sign_in_person on sign_in (person_id, at);
create index sign_in_age on sign_in (at);
