-- What a body has published, newest first. $1 body, $2 category or '' for all, $3 item of Article 20 or '' for all,
-- $4 first day, $5 last day, $6 at most so many, $7 after so many.
select id, body, title, substr(text, 1, 160) as excerpt, category, item, document_number, index_number,
    published_on, kind, repealed_on
from document
where body = $1 and ($2 = '' or category = $2) and ($3 = '' or item = $3)
    and published_on >= $4 and published_on <= $5
order by published_on desc, id desc limit $6 offset $7
