-- Saves who owes a report to a supervising office. $1 body, $2 lines, $3 changed on.
insert into region (id, units, changed_on) values ($1, $2, $3)
on conflict (id) do update set units = excluded.units, changed_on = excluded.changed_on
