-- Requests in which something is due, with the due date the queue has. $1 body.
select id, number, stage, received_on, closed_on, due_on, record from request
where body = $1 and due_on is not null order by id
