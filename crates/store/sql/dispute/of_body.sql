-- Disputes of a body, newest first. $1 body, $2 at most so many, $3 after so many.
select id, record from dispute where body = $1 order by copy_received_on desc, id desc limit $2 offset $3
