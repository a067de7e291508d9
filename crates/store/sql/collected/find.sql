-- A collected report. $1 id.
select id, unit, year, digest, record from collected where id = $1
