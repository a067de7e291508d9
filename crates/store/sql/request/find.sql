-- A request. $1 id.
select id, number, stage, received_on, closed_on, record from request where id = $1
