-- Takes a document number for an answer. $1 body, $2 year of the answer, $3 number, $4 request.
insert into answer_number (body, year, number, request) values ($1, $2, $3, $4) on conflict do nothing
