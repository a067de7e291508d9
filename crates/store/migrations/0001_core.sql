-- The head of each body's chain: how many journal rows it has and the digest of the last one.
-- Body 0 is the installation itself (sign-ins, accounts, settings).
create table chain (
    body bigint not null primary key,
    count bigint not null check (count >= 0),
    digest text not null
);

-- The journal: append-only, one chain a body, seq without gaps from 1. Payloads hold no personal data (LOG-05).
create table journal (
    body bigint not null references chain (body),
    seq bigint not null check (seq > 0),
    at bigint not null,
    seat bigint,
    act text not null,
    kind text not null,
    subject bigint not null,
    article text,
    payload text not null,
    record_digest text,
    prev_digest text not null,
    digest text not null,
    primary key (body, seq)
);
create index journal_subject on journal (kind, subject);

-- Who may sign in. The password is an Argon2id hash in PHC form.
create table account (
    id bigint not null primary key,
    login text not null unique,
    password_hash text not null,
    person bigint,
    must_change bigint not null default 0 check (must_change in (0, 1)),
    disabled bigint not null default 0 check (disabled in (0, 1)),
    password_changed_at bigint not null,
    failed_attempts bigint not null default 0,
    failed_since bigint,
    locked_until bigint,
    last_signed_in_at bigint
);

-- Sessions, found by the digest of their token (ASVS 7.2.3). Clearing one ends it on every node.
create table session (
    token_digest text not null primary key,
    account bigint not null references account (id),
    seat bigint,
    opened_at bigint not null,
    seen_at bigint not null,
    expires_at bigint not null,
    address text not null,
    payload text not null
);
create index session_account on session (account);
create index session_expires on session (expires_at);

-- Personal data of requesters and named third parties, sealed with a key of its own, which is wrapped by the master
-- key. Erasing forgets both; the row stays, because records and journal refer to it.
create table subject (
    id bigint not null primary key,
    body bigint not null,
    wrapped_key bytea,
    sealed bytea,
    erased_at bigint,
    check ((erased_at is null) = (wrapped_key is not null)),
    check ((erased_at is null) = (sealed is not null))
);

-- Settings of the installation, by name.
create table setting (
    name text not null primary key,
    value text not null
);
