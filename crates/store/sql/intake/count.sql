-- How often something was handed in. $1 body.
select count(*) as count from intake where body = $1
