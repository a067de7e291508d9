-- The accounts of a body's people, by login. $1 body.
select id, login, password_hash, person, must_change, disabled, password_changed_at, earlier, failures,
    locked_until, last_signed_in_at
from account where person in (select id from person where body = $1) order by login
