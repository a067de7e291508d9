-- All bodies, oldest first, by name only.
select id, code, name from body order by id
