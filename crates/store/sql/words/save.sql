-- Saves the words of a body. $1 body, $2 sheet, $3 changed on.
insert into words (id, sheet, changed_on) values ($1, $2, $3)
on conflict (id) do update set sheet = excluded.sheet, changed_on = excluded.changed_on
