-- The words of bodies as the journal vouches for them. $1 first id, $2 last id, $3 at most so many.
select id, sheet, changed_on from words where id >= $1 and id <= $2 order by id limit $3
