-- The numbers of the reports that count. $1 body, $2 year.
select id, unit, year, edition, numbers from collected
where body = $1 and year = $2 and set_aside_on is null order by unit, id
