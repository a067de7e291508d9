-- Requests whose due date has passed, oldest first. $1 body, $2 today, $3 at most so many, $4 after so many.
select id, number, stage, received_on, closed_on, record from request
where body = $1 and due_on < $2 order by due_on, id limit $3 offset $4
