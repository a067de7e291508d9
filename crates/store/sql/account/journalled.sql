-- Accounts as the journal vouches for them. $1 from id, $2 to id, $3 at most so many.
select id, login, password_hash, person, must_change, disabled, password_changed_at, earlier
from account where id >= $1 and id <= $2 order by id limit $3
