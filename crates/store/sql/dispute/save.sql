-- Adds a dispute or replaces it. $1 id, $2 body, $3 request, $4 kind, $5 copy received on, $6 decided on,
-- $7 column of table four, $8 due on, $9 record.
insert into dispute (id, body, request, kind, copy_received_on, decided_on, result_column, due_on, record)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
on conflict (id) do update
set decided_on = excluded.decided_on, result_column = excluded.result_column, due_on = excluded.due_on,
    record = excluded.record
