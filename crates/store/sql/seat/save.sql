-- Adds a seat or replaces it. $1 id, $2 body, $3 person, $4 role, $5 record.
insert into seat (id, body, person, role, record) values ($1, $2, $3, $4, $5)
on conflict (id) do update set role = excluded.role, record = excluded.record
