-- Reports handed in together, file by file: what waits, who reads it until when, what became of it.
create table intake (
    id bigint not null primary key,
    body bigint not null references body (id),
    seat bigint not null references seat (id),
    handed_in_at bigint not null
);
create index intake_body on intake (body, id);

-- `token` rises with every lease: who comes back with an older one is too late. `tries` counts the leases.
-- `within` is the folder or the archive the file came in, `position` its place in what was handed in.
create table intake_file (
    id bigint not null primary key,
    intake bigint not null references intake (id),
    position bigint not null,
    within text not null,
    name text not null,
    size bigint not null,
    depth bigint not null default 0,
    state text not null check (state in ('waiting', 'reading', 'taken', 'refused', 'opened')),
    said text not null default '',
    report bigint references collected (id),
    token bigint not null default 0,
    tries bigint not null default 0,
    leased_until bigint
);
create index intake_file_of on intake_file (intake, position, id);
create index intake_file_state on intake_file (state, id);

-- What is in a file that nobody has read yet; gone once it is taken in or refused.
create table intake_content (
    id bigint not null primary key references intake_file (id),
    content bytea not null
);

-- A file of an old format keeps what it was converted to.
alter table collected add column converted text references file (digest);

-- Lists read an index, never the texts and numbers beside the names.
create index collected_listed on collected (body, set_aside_on, year desc, unit, id, errors);

-- Findings by rule, to search and to count by.
create table collected_rule (
    report bigint not null references collected (id),
    rule text not null,
    count bigint not null,
    primary key (report, rule)
);
create index collected_rule_of on collected_rule (rule, report);

-- Rises with every change of what a supervising office has collected: what was computed from it is computed anew.
create table collected_version (
    id bigint not null primary key references body (id),
    version bigint not null
);
