-- How many items `search` would find. $1 body or 0 for all, $2 to $5 patterns, lower case, escaped with !.
select count(*) as count from document
where published_on is not null and (body = $1 or $1 = 0)
    and (lower(title) like $2 escape '!' or lower(text) like $2 escape '!' or document_number like $2 escape '!')
    and (lower(title) like $3 escape '!' or lower(text) like $3 escape '!' or document_number like $3 escape '!')
    and (lower(title) like $4 escape '!' or lower(text) like $4 escape '!' or document_number like $4 escape '!')
    and (lower(title) like $5 escape '!' or lower(text) like $5 escape '!' or document_number like $5 escape '!')
