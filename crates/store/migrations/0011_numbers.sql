-- The document numbers of answers: a body gives each once in a year. Kept by the year of the answer, because a number
-- need not name its year.
create table answer_number (
    body bigint not null references body (id),
    year bigint not null,
    number text not null,
    request bigint not null references request (id),
    primary key (body, year, number)
);
create index document_numbered on document (body, document_number);
