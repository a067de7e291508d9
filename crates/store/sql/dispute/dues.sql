-- Disputes in which something is due, with the due date the queue has. $1 body.
select id, due_on, record from dispute where body = $1 and due_on is not null order by id
