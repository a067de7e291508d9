-- Problems of a body: open ones first, then newest first. $1 body, $2 'open', 'remedied' or ''
-- for all, $3 at most so many, $4 after so many.
select id, record from problem
where body = $1 and ($2 = '' or ($2 = 'open' and remedied_on is null) or ($2 = 'remedied' and remedied_on is not null))
order by case when remedied_on is null then 0 else 1 end, id desc limit $3 offset $4
