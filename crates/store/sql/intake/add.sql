-- Adds what was handed in together. $1 id, $2 body, $3 seat, $4 instant.
insert into intake (id, body, seat, handed_in_at) values ($1, $2, $3, $4)
