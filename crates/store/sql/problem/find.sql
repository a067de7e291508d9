-- A problem. $1 id.
select id, record from problem where id = $1
