-- Requests whose due date has passed while the clock ran: what waits for the applicant or for an opinion is not late.
-- Oldest first. $1 body, $2 today, $3 at most so many, $4 after so many.
select id, number, stage, received_on, closed_on, record from request
where body = $1 and due_on < $2 and stage not in ('correction_pending', 'fee_pending', 'consulting')
order by due_on, id limit $3 offset $4
