-- Saves what is journalled of an account. $1 id, $2 login, $3 password hash, $4 person, $5 must change (0, 1),
-- $6 disabled (0, 1), $7 password changed at.
update account set login = $2, password_hash = $3, person = $4, must_change = $5, disabled = $6,
    password_changed_at = $7
where id = $1
