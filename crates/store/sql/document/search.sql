-- Published items that have every word in title, text or document number: the title's hits first, then newest
-- first. $1 body or 0 for all, $2 to $5 patterns, lower case, escaped with !, $6 at most so many, $7 after so many.
select id, body, title, text, category, item, document_number, index_number, published_on, kind, repealed_on
from document
where published_on is not null and (body = $1 or $1 = 0)
    and (lower(title) like $2 escape '!' or lower(text) like $2 escape '!' or document_number like $2 escape '!')
    and (lower(title) like $3 escape '!' or lower(text) like $3 escape '!' or document_number like $3 escape '!')
    and (lower(title) like $4 escape '!' or lower(text) like $4 escape '!' or document_number like $4 escape '!')
    and (lower(title) like $5 escape '!' or lower(text) like $5 escape '!' or document_number like $5 escape '!')
order by case
    when lower(title) like $2 escape '!' and lower(title) like $3 escape '!' and lower(title) like $4 escape '!'
        and lower(title) like $5 escape '!' then 0
    when document_number like $2 escape '!' then 0
    else 1 end,
    published_on desc, id desc
limit $6 offset $7
