-- Adds a collected report. $1 id, $2 body, $3 unit, $4 year, $5 edition, $6 digest of the file, $7 received on,
-- $8 errors, $9 numbers, $10 words, $11 record, $12 digest of what the file was converted to.
insert into collected
(id, body, unit, year, edition, digest, received_on, set_aside_on, errors, numbers, words, record, converted)
values ($1, $2, $3, $4, $5, $6, $7, null, $8, $9, $10, $11, $12)
