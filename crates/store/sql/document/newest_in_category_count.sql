-- How many items all bodies have published in a category. $1 category.
select count(*) as count from document where published_on is not null and category = $1
