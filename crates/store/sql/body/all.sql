-- All bodies, oldest first.
select id, record from body order by id
