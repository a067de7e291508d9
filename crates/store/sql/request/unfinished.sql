-- Requests of a body in which an answer is owed or not yet delivered: what is due soonest first, then newest first.
-- $1 body, $2 at most so many, $3 after so many.
select id, number, stage, received_on, closed_on, record from request
where body = $1 and stage not in ('delivered', 'abandoned', 'withdrawn', 'archived', 'voided')
order by case when due_on is null then 1 else 0 end, due_on, id desc limit $2 offset $3
