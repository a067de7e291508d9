-- States a figure, or states it anew. $1 id, $2 body, $3 year, $4 cell, $5 number, $6 record.
insert into figure (id, body, year, cell, number, record) values ($1, $2, $3, $4, $5, $6)
on conflict (id) do update set number = excluded.number, record = excluded.record
