-- What all bodies have published, newest first. $1 category or '' for all, $2 item of Article 20 or '' for all,
-- $3 at most so many, $4 after so many.
select id, body, title, substr(text, 1, 160) as excerpt, category, item, document_number, index_number,
    published_on, kind, repealed_on
from document where published_on is not null and (category = $1 or $1 = '') and (item = $2 or $2 = '')
order by published_on desc, id desc limit $3 offset $4
