-- How many items all bodies have published.
select count(*) as count from document where published_on is not null
