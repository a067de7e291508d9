-- How many disputes of a body there are, and how many of them are concluded. $1 body.
select count(*) as count, count(decided_on) as concluded from dispute where body = $1
