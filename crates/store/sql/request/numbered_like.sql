-- Requests whose number contains some signs, newest first. $1 body, $2 the signs, without % and _, $3 at most so many.
select id, number, stage, received_on, closed_on, record from request
where body = $1 and upper(number) like '%' || upper($2) || '%' order by id desc limit $3
