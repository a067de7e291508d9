-- How many items a body has published, by category. $1 body, $2 item of Article 20 or '' for all, $3 first day,
-- $4 last day.
select category as name, count(*) as count from document
where body = $1 and ($2 = '' or item = $2) and published_on >= $3 and published_on <= $4
group by category
