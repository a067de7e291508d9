-- Requests of a body in one of three stages (a stage may be named twice): those in which something is due first,
-- soonest first, then newest first. $1 body, $2 $3 $4 stages, $5 at most so many, $6 after so many.
select id, number, stage, received_on, closed_on, record from request
where body = $1 and stage in ($2, $3, $4)
order by case when due_on is null then 1 else 0 end, due_on, id desc limit $5 offset $6
