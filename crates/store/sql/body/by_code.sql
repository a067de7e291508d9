-- A body. $1 code, lower case.
select id, record from body where lower(code) = $1
