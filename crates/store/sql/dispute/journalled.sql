-- The columns the journal vouches for. $1 first id, $2 last id, $3 at most so many.
select id, body, request, kind, copy_received_on, decided_on, result_column, record from dispute
where id >= $1 and id <= $2 order by id limit $3
