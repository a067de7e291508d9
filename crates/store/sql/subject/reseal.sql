-- Replaces sealed data. $1 id, $2 sealed data.
update subject set sealed = $2 where id = $1
