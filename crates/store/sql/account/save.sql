-- Saves what is journalled of an account. $1 id, $2 login, $3 password hash, $4 hashes before, $5 person,
-- $6 must change (0, 1), $7 disabled (0, 1), $8 password changed at.
update account set login = $2, password_hash = $3, earlier = $4, person = $5, must_change = $6, disabled = $7,
    password_changed_at = $8
where id = $1
