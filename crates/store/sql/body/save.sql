-- Adds a body or replaces it. $1 id, $2 code, $3 name, $4 regime, $5 record.
insert into body (id, code, name, regime, record) values ($1, $2, $3, $4, $5)
on conflict (id) do update
set code = excluded.code, name = excluded.name, regime = excluded.regime, record = excluded.record
