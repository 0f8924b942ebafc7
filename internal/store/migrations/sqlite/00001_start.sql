-- +goose Up
create table person (
    id     text primary key,
    name   text not null,
    email  text not null,
    role   text not null,
    team   text not null,
    lang   text not null,
    active integer not null
);
create unique index person_email on person (email) where email <> '';

-- A pass lets a person in: a one-time link, a session in a browser, or a token.
create table pass (
    hash       text primary key, -- of the secret, which isn't kept
    kind       text not null,
    person_id  text not null references person (id),
    expires_at bigint not null
);
create index pass_person on pass (person_id);
create index pass_expiry on pass (expires_at);

create table account (
    id              text primary key,
    key             text not null,
    name            text not null,
    owner_id        text not null,
    platform        text not null,
    phone           text not null,
    email           text not null,
    street          text not null,
    postcode        text not null,
    city            text not null,
    country         text not null,
    siret           text not null,
    parent_key      text not null,
    offer           text not null,
    monthly_revenue bigint,
    nps             integer,
    created_on      text not null,
    modified_on     text not null,
    status          text not null,
    status_since    text not null,
    plan_expires_on text not null,
    fiscal_received text not null,
    churned_on      text not null,
    check (status in ('active', 'retention', 'training', 'expiring_plan', 'churned'))
);
create unique index account_key on account (key) where key <> '';
create index account_expiring on account (plan_expires_on, id) where status = 'expiring_plan';
create index account_name on account (name, id);
create index account_owner on account (owner_id);

-- The folded words of an account's name and city, for search.
create table account_word (
    word       text not null,
    account_id text not null,
    primary key (word, account_id)
) without rowid;

create table desk_case (
    id           text primary key,
    account_id   text not null references account (id),
    kind         text not null,
    stage        text not null,
    open         integer not null,
    owner_id     text not null,
    opened_on    text not null,
    opened_by    text not null,
    next_on      text not null, -- the day it is next looked at
    look_on      text not null, -- the same, while a churn case has no document
    ended_on     text not null,
    cause        text not null, -- of a billing stop: the case that was lost
    ped          text not null,
    ped_reason   text not null,
    requests     text not null, -- JSON
    documents    text not null, -- JSON
    closing      text not null, -- JSON
    taken_back   text not null, -- JSON
    check (kind in ('churn', 'billing_stop'))
);
create unique index desk_case_one_open on desk_case (account_id) where kind = 'churn' and open = 1;
create index desk_case_account on desk_case (account_id);
create index desk_case_next on desk_case (open, next_on, id);
create index desk_case_kind on desk_case (kind, open, next_on, id);
create index desk_case_owner on desk_case (owner_id, open, next_on, id);

create table task (
    id         text primary key,
    account_id text not null references account (id),
    case_id    text not null,
    what       text not null,
    assignee   text not null,
    queue      text not null,
    due_on     text not null,
    not_before text not null,
    detail     text not null,
    state      text not null,
    ended_by   text not null,
    ended_on   text not null,
    check (state in ('open', 'done', 'cancelled')),
    check (state <> 'open' or assignee <> '' or queue <> '')
);
create index task_account on task (account_id, state);
create index task_assignee on task (state, assignee, due_on, id);
create index task_queue on task (state, queue, due_on, id);

create table effect (
    id         text primary key,
    account_id text not null references account (id),
    case_id    text not null,
    what       text not null,
    detail     text not null,
    due_on     text not null,
    task_id    text not null,
    state      text not null
);
create index effect_account on effect (account_id, state);

-- The head of each subject's chain: whoever saves moves it on by one.
create table chain (
    subject text primary key,
    seq     integer not null,
    head    text not null
);

create table event (
    subject    text not null,
    seq        integer not null,
    at         bigint not null,
    actor      text not null,
    verb       text not null,
    about_kind text not null,
    about_id   text not null,
    changes    text not null, -- JSON
    because    text not null, -- JSON
    facts      text not null, -- JSON
    policy     text not null,
    hash       text not null,
    primary key (subject, seq)
) without rowid;

-- Personal values beside the chain, which holds salted commitments to them.
create table event_personal (
    subject text not null,
    seq     integer not null,
    salt    text not null,
    changes text not null, -- JSON
    primary key (subject, seq)
) without rowid;

-- What was answered to a request with an idempotency key.
create table answer (
    key     text primary key, -- of the actor and their key
    request text not null,    -- the hash of what was asked
    body    text not null,
    at      bigint not null
) without rowid;
create index answer_age on answer (at);

create table night (
    day        text primary key,
    started_at bigint not null,
    ended_at   bigint not null,
    left_count integer not null
);

create table setting (
    name  text primary key,
    value text not null
);
