-- Items not published yet, with the due date the queue has. $1 body.
select id, stage, version, due_on, record from document
where body = $1 and published_on is null order by id
