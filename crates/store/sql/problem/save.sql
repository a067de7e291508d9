-- Adds a problem or replaces it. $1 id, $2 body, $3 year, $4 remedied on, $5 record.
insert into problem (id, body, year, remedied_on, record) values ($1, $2, $3, $4, $5)
on conflict (id) do update set remedied_on = excluded.remedied_on, record = excluded.record
