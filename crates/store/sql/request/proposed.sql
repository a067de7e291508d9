-- Requests of a body with a change of their registration that waits for a second person, the oldest first. $1 body,
-- $2 at most so many.
select id, number, stage, received_on, closed_on, record from request
where body = $1 and proposed_by is not null
order by id limit $2
