-- How many requests `in_stage` would list. $1 body, $2 stage or '' for all.
select count(*) as count from request where body = $1 and (stage = $2 or $2 = '')
