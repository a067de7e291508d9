-- Requests whose due date lies in a span of days while the clock runs, soonest first. $1 body, $2 first day, $3 last
-- day, $4 at most so many, $5 after so many.
select id, number, stage, received_on, closed_on, record from request
where body = $1 and due_on >= $2 and due_on <= $3
    and stage not in ('correction_pending', 'fee_pending', 'consulting')
order by due_on, id limit $4 offset $5
