-- Seats as the journal vouches for them. $1 first id, $2 last id, $3 at most so many.
select id, body, person, role, record from seat where id >= $1 and id <= $2 order by id limit $3
