-- How many items a body has published, by year, newest first. $1 body, $2 category or '' for all,
-- $3 item of Article 20 or '' for all.
select substr(published_on, 1, 4) as name, count(*) as count from document
where body = $1 and published_on is not null and ($2 = '' or category = $2) and ($3 = '' or item = $3)
group by substr(published_on, 1, 4) order by name desc
