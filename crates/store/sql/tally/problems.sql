-- Problems entered for a year, and of earlier years what was open when it began. $1 body, $2 year, $3 its first day.
select id, record from problem
where body = $1 and (year = $2 or (year < $2 and (remedied_on is null or remedied_on >= $3))) order by year, id
