-- Failures count by the instant of each (SEC-02), so the account keeps the instants: a JSON list of milliseconds.
alter table account drop column failed_attempts;
alter table account drop column failed_since;
alter table account add column failures text;

-- Hashes of the passwords before, a JSON list, newest first: they may not come again (SEC-01).
alter table account add column earlier text;

-- Failed sign-ins by the network they came from, whatever the login (SEC-02). Old rows are removed.
create table failure (
    network text not null,
    at bigint not null
);
create index failure_network on failure (network, at);
