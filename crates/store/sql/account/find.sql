-- The account of this login. $1 login.
select id, login, password_hash, person, must_change, disabled, password_changed_at, earlier, failures,
    locked_until, last_signed_in_at
from account where login = $1
