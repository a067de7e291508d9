-- Items first published in the year, by their channels. $1 body, $2 first day, $3 last day.
select coalesce(channels, '') as name, count(*) as count from document
where body = $1 and first_published_on >= $2 and first_published_on <= $3 group by coalesce(channels, '')
