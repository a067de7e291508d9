-- The seats of a person, oldest first. $1 person.
select id, record from seat where person = $1 order by id
