-- Figures stated for a year, by cell. $1 body, $2 year.
select id, record from figure where body = $1 and year = $2 order by cell
