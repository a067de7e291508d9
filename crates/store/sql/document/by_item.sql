-- How many items a body has published, by item of Article 20. $1 body, $2 category or '' for all, $3 first day,
-- $4 last day.
select item as name, count(*) as count from document
where body = $1 and item is not null and ($2 = '' or category = $2) and published_on >= $3 and published_on <= $4
group by item
