-- Saves how signing in went. $1 id, $2 failed attempts, $3 the first of them at, $4 locked until, $5 last signed in.
update account set failed_attempts = $2, failed_since = $3, locked_until = $4, last_signed_in_at = $5 where id = $1
