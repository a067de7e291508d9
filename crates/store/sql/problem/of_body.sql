-- Problems of a body, open ones first, then newest first. $1 body, $2 at most so many, $3 after so many.
select id, record from problem where body = $1
order by case when remedied_on is null then 0 else 1 end, id desc limit $2 offset $3
