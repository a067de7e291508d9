-- A body. $1 id.
select id, record from body where id = $1
