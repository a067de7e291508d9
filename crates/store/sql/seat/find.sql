-- A seat. $1 id.
select id, record from seat where id = $1
