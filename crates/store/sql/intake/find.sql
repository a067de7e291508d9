-- What was handed in together. $1 id, $2 body.
select id, seat, handed_in_at from intake where id = $1 and body = $2
