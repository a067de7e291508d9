-- Adds an annual report or replaces it. $1 id, $2 body, $3 year, $4 stage, $5 number of signed versions,
-- $6 day of the last publication, $7 record.
insert into report (id, body, year, stage, signings, published_on, record) values ($1, $2, $3, $4, $5, $6, $7)
on conflict (id) do update
set stage = excluded.stage, signings = excluded.signings, published_on = excluded.published_on,
    record = excluded.record
