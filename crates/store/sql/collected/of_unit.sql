-- The reports of a body that count, newest first. $1 body that keeps them, $2 unit.
select id, unit, year, digest, record from collected
where body = $1 and unit = $2 and set_aside_on is null order by year desc, id
