-- The due date of a request as the queue has it. $1 id.
select id, due_on from request where id = $1
