-- Adds an account. $1 id, $2 login, $3 password hash, $4 hashes before, $5 person, $6 must change (0, 1),
-- $7 disabled (0, 1), $8 password changed at.
insert into account (id, login, password_hash, earlier, person, must_change, disabled, password_changed_at)
values ($1, $2, $3, $4, $5, $6, $7, $8)
on conflict (login) do nothing
