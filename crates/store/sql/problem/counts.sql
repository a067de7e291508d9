-- How many problems of a body there are, and how many of them are remedied. $1 body.
select count(*) as count, count(remedied_on) as remedied from problem where body = $1
