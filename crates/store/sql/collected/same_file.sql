-- The report that counts and came in this file. $1 body, $2 digest.
select id, unit, year, digest, record from collected where body = $1 and digest = $2 and set_aside_on is null
