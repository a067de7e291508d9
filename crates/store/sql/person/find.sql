-- A person. $1 id.
select id, record from person where id = $1
