-- What a body tells the proofreader: wrong and allowed words, fixed expressions, names, institutions, laws, as
-- comma-separated values.
create table words (
    id bigint not null primary key references body (id),
    sheet text not null,
    changed_on text not null
);
