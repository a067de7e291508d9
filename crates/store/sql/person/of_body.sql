-- The people of a body, oldest first. $1 body.
select id, record from person where body = $1 order by id
