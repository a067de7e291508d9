-- Forms that were sent: each is done once, however often it is sent. `address` is where the first one led.
create table form (
    account bigint not null,
    key text not null,
    address text not null,
    sent_at bigint not null,
    primary key (account, key)
);
create index form_sent on form (sent_at);

-- The text of an item as it stood at each version, so that nothing anybody wrote is lost and versions can be compared.
create table document_text (
    document bigint not null references document (id),
    version bigint not null,
    saved_on text not null,
    person bigint,
    content text not null,
    primary key (document, version)
);
