-- Adds a file. $1 id, $2 intake, $3 position, $4 folder or archive, $5 name, $6 size, $7 depth, $8 state, $9 sentence.
insert into intake_file (id, intake, position, within, name, size, depth, state, said)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
