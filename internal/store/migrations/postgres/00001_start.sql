-- +goose Up
create table person (
    id     text collate "C" primary key,
    name   text collate "C" not null,
    email  text collate "C" not null,
    role   text collate "C" not null,
    team   text collate "C" not null,
    lang   text collate "C" not null,
    active integer not null
);
create unique index person_email on person (email) where email <> '';

-- A pass lets a person in: a one-time link, a session in a browser, or a token.
create table pass (
    hash       text collate "C" primary key, -- of the secret, which isn't kept
    kind       text collate "C" not null,
    person_id  text collate "C" not null references person (id),
    expires_at bigint not null
);
create index pass_person on pass (person_id);
create index pass_expiry on pass (expires_at);

create table account (
    id              text collate "C" primary key,
    key             text collate "C" not null,
    name            text collate "C" not null,
    owner_id        text collate "C" not null,
    platform        text collate "C" not null,
    phone           text collate "C" not null,
    email           text collate "C" not null,
    street          text collate "C" not null,
    postcode        text collate "C" not null,
    city            text collate "C" not null,
    country         text collate "C" not null,
    siret           text collate "C" not null,
    parent_key      text collate "C" not null,
    offer           text collate "C" not null,
    monthly_revenue bigint,
    nps             integer,
    created_on      text collate "C" not null,
    modified_on     text collate "C" not null,
    status          text collate "C" not null,
    status_since    text collate "C" not null,
    plan_expires_on text collate "C" not null,
    fiscal_received text collate "C" not null,
    churned_on      text collate "C" not null,
    check (status in ('active', 'retention', 'training', 'expiring_plan', 'churned'))
);
create unique index account_key on account (key) where key <> '';
create index account_expiring on account (plan_expires_on, id) where status = 'expiring_plan';
create index account_name on account (name, id);
create index account_owner on account (owner_id);

-- The folded words of an account's name and city, for search.
create table account_word (
    word       text collate "C" not null,
    account_id text collate "C" not null,
    primary key (word, account_id)
);

create table desk_case (
    id           text collate "C" primary key,
    account_id   text collate "C" not null references account (id),
    kind         text collate "C" not null,
    stage        text collate "C" not null,
    open         integer not null,
    owner_id     text collate "C" not null,
    opened_on    text collate "C" not null,
    opened_by    text collate "C" not null,
    next_on      text collate "C" not null, -- the day it is next looked at
    look_on      text collate "C" not null, -- the same, while a churn case has no document
    ended_on     text collate "C" not null,
    cause        text collate "C" not null, -- of a billing stop: the case that was lost
    ped          text collate "C" not null,
    ped_reason   text collate "C" not null,
    requests     text collate "C" not null, -- JSON
    documents    text collate "C" not null, -- JSON
    closing      text collate "C" not null, -- JSON
    taken_back   text collate "C" not null, -- JSON
    check (kind in ('churn', 'billing_stop'))
);
create unique index desk_case_one_open on desk_case (account_id) where kind = 'churn' and open = 1;
create index desk_case_account on desk_case (account_id);
create index desk_case_next on desk_case (open, next_on, id);
create index desk_case_kind on desk_case (kind, open, next_on, id);
create index desk_case_owner on desk_case (owner_id, open, next_on, id);

create table task (
    id         text collate "C" primary key,
    account_id text collate "C" not null references account (id),
    case_id    text collate "C" not null,
    what       text collate "C" not null,
    assignee   text collate "C" not null,
    queue      text collate "C" not null,
    due_on     text collate "C" not null,
    not_before text collate "C" not null,
    detail     text collate "C" not null,
    state      text collate "C" not null,
    ended_by   text collate "C" not null,
    ended_on   text collate "C" not null,
    check (state in ('open', 'done', 'cancelled')),
    check (state <> 'open' or assignee <> '' or queue <> '')
);
create index task_account on task (account_id, state);
create index task_assignee on task (state, assignee, due_on, id);
create index task_queue on task (state, queue, due_on, id);

create table effect (
    id         text collate "C" primary key,
    account_id text collate "C" not null references account (id),
    case_id    text collate "C" not null,
    what       text collate "C" not null,
    detail     text collate "C" not null,
    due_on     text collate "C" not null,
    task_id    text collate "C" not null,
    state      text collate "C" not null
);
create index effect_account on effect (account_id, state);

-- The head of each subject's chain: whoever saves moves it on by one.
create table chain (
    subject text collate "C" primary key,
    seq     integer not null,
    head    text collate "C" not null
);

create table event (
    subject    text collate "C" not null,
    seq        integer not null,
    at         bigint not null,
    actor      text collate "C" not null,
    verb       text collate "C" not null,
    about_kind text collate "C" not null,
    about_id   text collate "C" not null,
    changes    text collate "C" not null, -- JSON
    because    text collate "C" not null, -- JSON
    facts      text collate "C" not null, -- JSON
    policy     text collate "C" not null,
    hash       text collate "C" not null,
    primary key (subject, seq)
);

-- Personal values beside the chain, which holds salted commitments to them.
create table event_personal (
    subject text collate "C" not null,
    seq     integer not null,
    salt    text collate "C" not null,
    changes text collate "C" not null, -- JSON
    primary key (subject, seq)
);

-- What was answered to a request with an idempotency key.
create table answer (
    key     text collate "C" primary key, -- of the actor and their key
    request text collate "C" not null,    -- the hash of what was asked
    body    text collate "C" not null,
    at      bigint not null
);
create index answer_age on answer (at);

create table night (
    day        text collate "C" primary key,
    started_at bigint not null,
    ended_at   bigint not null,
    left_count integer not null
);

create table setting (
    name  text collate "C" primary key,
    value text collate "C" not null
);
