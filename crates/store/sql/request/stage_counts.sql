-- How many requests of a body stand in each stage. $1 body.
select stage, count(*) as count from request where body = $1 group by stage order by stage
