-- Annual reports, and what the year's tally counts by.

-- One report a year; its signed versions stand in the record.
create table report (
    id bigint not null primary key,
    body bigint not null references body (id),
    year bigint not null,
    stage text not null,
    signings bigint not null,
    published_on text,
    record text not null,
    unique (body, year)
);

-- The lists behind the numbers of a signed version, frozen: `members` is JSON, `place` the order in the form.
create table report_list (
    report bigint not null references report (id),
    signing bigint not null,
    place bigint not null,
    cell text not null,
    kind text not null,
    digest text not null,
    members text not null,
    primary key (report, signing, place),
    unique (report, signing, cell)
);

-- Whether the last answer went out in time; the day on which a processing fee was decided.
alter table request add column in_time bigint;
alter table request add column fee_on text;

-- The first publication and its channels, kept when an item is changed or taken off: what section one counts.
alter table document add column first_published_on text;
alter table document add column channels text;

-- Everything the tally reads stands in these, so that it never touches the records themselves.
drop index request_received;
create index request_tally on request (body, received_on, closed_on, applicant, outcome_row);
drop index document_kind;
create index document_tally on document (body, kind, issued_on, repealed_on) where kind is not null;
create index document_first on document (body, first_published_on, category, channels)
where first_published_on is not null;
