-- Other bodies' annual reports, as a supervising office keeps them, and the list of who owes one.

-- Files by their digest: nothing is overwritten, and a lost or changed one is noticed.
create table file (
    digest text not null primary key,
    size bigint not null check (size >= 0),
    content bytea not null
);

-- `numbers` is JSON: the numbers that stand in its cells, by address. `words` is its text in lower case, for searching.
create table collected (
    id bigint not null primary key,
    body bigint not null references body (id),
    unit text not null,
    year bigint,
    edition text not null,
    digest text not null references file (digest),
    received_on text not null,
    set_aside_on text,
    errors bigint not null,
    numbers text not null,
    words text not null,
    record text not null
);
create index collected_of_year on collected (body, year, unit);
create index collected_digest on collected (body, digest);

-- Who owes a report to a supervising office: lines of name, former names, successor, last year.
create table region (
    id bigint not null primary key references body (id),
    units text not null,
    changed_on text not null
);
