-- The next number of a year, without gaps; to be taken while the body is held. $1 body, $2 year.
select coalesce(max(seq), 0) + 1 as seq from request where body = $1 and year = $2
