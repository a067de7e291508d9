-- The seats of a body, oldest first. $1 body.
select id, record from seat where body = $1 order by id
