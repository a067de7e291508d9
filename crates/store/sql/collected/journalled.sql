-- Collected reports as the journal vouches for them. $1 first id, $2 last id, $3 at most so many.
select id, body, unit, year, edition, digest, received_on, set_aside_on, errors, numbers, words, record,
    converted
from collected where id >= $1 and id <= $2 order by id limit $3
