-- What the portal lists published items by; empty before publication, as title and text are.
alter table document add column item text;
alter table document add column document_number text;
alter table document add column index_number text;
create index document_newest on document (published_on, id);
create index document_list on document (body, published_on, id);
create index document_item on document (body, item, published_on);

-- What a visitor without an account has begun: sealed with a key that stands in the address of his page and nowhere
-- here. `digest` finds the row and gives nothing away of the key.
create table slip (
    digest text not null primary key,
    sealed bytea not null,
    expires_at bigint not null
);
create index slip_expires on slip (expires_at);

-- How often something was tried in vain since an instant.
create table vain (
    digest text not null primary key,
    tries bigint not null check (tries > 0),
    since bigint not null
);
create index vain_since on vain (since);
