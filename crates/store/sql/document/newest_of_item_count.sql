-- How many items all bodies have published of an item of Article 20. $1 item, $2 category or '' for all.
select count(*) as count from document
where published_on is not null and item = $1 and ($2 = '' or category = $2)
