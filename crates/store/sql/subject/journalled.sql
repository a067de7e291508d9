-- Subjects as the journal vouches for them. $1 from id, $2 to id, $3 at most so many.
select id, body, wrapped_key, sealed, erased_at
from subject where id >= $1 and id <= $2 order by id limit $3
