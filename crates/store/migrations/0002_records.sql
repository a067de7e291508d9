-- The records of a body. Each table keeps the record as JSON in `record`, and beside it as columns what lists and the
-- year's tally select by; a row whose columns and record disagree is corrupt.

create table body (
    id bigint not null primary key,
    code text not null unique,
    name text not null,
    regime text not null,
    record text not null
);

create table person (
    id bigint not null primary key,
    body bigint not null references body (id),
    record text not null
);
create index person_body on person (body);

create table seat (
    id bigint not null primary key,
    body bigint not null references body (id),
    person bigint not null references person (id),
    role text not null,
    record text not null
);
create index seat_person on seat (person);
create index seat_body on seat (body);

-- Published items and drafts. The columns `title` to `published_on` are of what the public reads, and empty before
-- publication; `kind`, `issued_on` and `repealed_on` are what table two counts by.
create table document (
    id bigint not null primary key,
    body bigint not null references body (id),
    stage text not null,
    version bigint not null,
    due_on text not null,
    category text not null,
    title text,
    text text,
    published_on text,
    kind text,
    issued_on text,
    repealed_on text,
    record text not null
);
create index document_public on document (body, category, published_on);
create index document_stage on document (body, stage, due_on);
create index document_kind on document (body, kind, issued_on);

-- Information requests. `received_on`, `closed_on` (the first closing), `outcome_row` and `applicant` are what table
-- three counts by; a request withdrawn before it was received has neither date and is not counted.
create table request (
    id bigint not null primary key,
    body bigint not null references body (id),
    year bigint not null,
    seq bigint not null check (seq > 0),
    number text not null unique,
    query_code_hash text not null,
    applicant text not null,
    channel text not null,
    requester bigint not null,
    submitted_on text not null,
    stage text not null,
    due_on text,
    received_on text,
    closed_on text,
    outcome text,
    outcome_row text,
    record text not null,
    unique (body, year, seq),
    unique (body, query_code_hash)
);
create index request_queue on request (body, stage, due_on);
create index request_received on request (body, received_on);
create index request_closed on request (body, closed_on);

create table dispute (
    id bigint not null primary key,
    body bigint not null references body (id),
    request bigint references request (id),
    kind text not null,
    copy_received_on text not null,
    decided_on text,
    result_column text,
    due_on text,
    record text not null
);
create index dispute_body on dispute (body, copy_received_on);

create table figure (
    id bigint not null primary key,
    body bigint not null references body (id),
    year bigint not null,
    cell text not null,
    number text not null,
    record text not null,
    unique (body, year, cell)
);

create table problem (
    id bigint not null primary key,
    body bigint not null references body (id),
    year bigint not null,
    remedied_on text,
    record text not null
);
create index problem_body on problem (body, year);
