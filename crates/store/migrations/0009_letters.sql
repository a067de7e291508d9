-- Letters as they went out, one for each step of a request that sends one: they never change, whatever is done after.
-- `document` is the text as JSON; `digest` is its SHA-256.
create table letter (
    request bigint not null references request (id),
    event bigint not null check (event >= 0),
    document text not null,
    digest text not null,
    primary key (request, event)
);
