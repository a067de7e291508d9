-- What the public reads, newest first. $1 body, $2 category or '' for all, $3 first day, $4 last day,
-- $5 pattern for title or text, lower case, escaped with !, $6 at most so many, $7 after so many.
select id, stage, version, record from document
where body = $1 and published_on is not null and (category = $2 or $2 = '')
    and published_on >= $3 and published_on <= $4
    and (lower(title) like $5 escape '!' or lower(text) like $5 escape '!')
order by published_on desc, id desc limit $6 offset $7
