-- A dispute. $1 id.
select id, record from dispute where id = $1
