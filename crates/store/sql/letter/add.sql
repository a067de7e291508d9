-- Keeps a letter. $1 request, $2 step of its history, $3 text as JSON, $4 its digest.
insert into letter (request, event, document, digest) values ($1, $2, $3, $4)
