-- Saves how signing in went. $1 id, $2 failures, $3 locked until, $4 last signed in.
update account set failures = $2, locked_until = $3, last_signed_in_at = $4 where id = $1
