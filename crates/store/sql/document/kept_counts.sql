-- How many items of a body there are by stage and category. $1 body.
select stage, category, count(*) as count from document where body = $1 group by stage, category
