-- Sealed personal data. $1 id.
select id, body, wrapped_key, sealed, erased_at from subject where id = $1
