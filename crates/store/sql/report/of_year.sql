-- The annual report of a body for a year. $1 body, $2 year.
select id, stage, signings, record from report where body = $1 and year = $2
