-- Requests in which something is due, soonest first. $1 body, $2 at most so many, $3 after so many.
select id, number, stage, received_on, closed_on, record from request
where body = $1 and due_on is not null order by due_on, id limit $2 offset $3
