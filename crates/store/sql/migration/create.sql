-- Makes the table of applied migrations where there is none.
create table if not exists migration (
    number bigint not null primary key,
    name text not null,
    digest text not null
)
