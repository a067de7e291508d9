-- Collected reports, newest year first, by name. $1 body, $2 year or 0 for all, $3 pattern over name and words,
-- lower case, escaped with !, $4 'errors', 'sound', 'aside' or '' for all that count, $5 at most so many,
-- $6 after so many.
select id, unit, year, digest, record from collected
where body = $1 and (year = $2 or $2 = 0)
    and (lower(unit) like $3 escape '!' or words like $3 escape '!')
    and (($4 = 'aside' and set_aside_on is not null) or ($4 <> 'aside' and set_aside_on is null))
    and ($4 <> 'errors' or errors > 0) and ($4 <> 'sound' or errors = 0)
order by year desc, unit, id limit $5 offset $6
