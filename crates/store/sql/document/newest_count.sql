-- How many items all bodies have published. $1 category or '' for all, $2 item of Article 20 or '' for all.
select count(*) as count from document
where published_on is not null and (category = $1 or $1 = '') and (item = $2 or $2 = '')
