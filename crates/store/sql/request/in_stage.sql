-- Requests of a body in a stage, newest first. $1 body, $2 stage or '' for all, $3 at most so many, $4 after so many.
select id, number, stage, received_on, closed_on, record from request
where body = $1 and (stage = $2 or $2 = '') order by id desc limit $3 offset $4
