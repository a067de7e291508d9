-- Forgets data and key. $1 id, $2 when.
update subject set sealed = null, wrapped_key = null, erased_at = $2 where id = $1
