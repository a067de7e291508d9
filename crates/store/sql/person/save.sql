-- Adds a person or replaces the entry. $1 id, $2 body, $3 record.
insert into person (id, body, record) values ($1, $2, $3)
on conflict (id) do update set record = excluded.record
