-- What all bodies have published of an item of Article 20, newest first. $1 item, $2 category or '' for all,
-- $3 at most so many, $4 after so many.
select id, body, title, substr(text, 1, 160) as excerpt, category, item, document_number, index_number,
    published_on, kind, repealed_on
from document where published_on is not null and item = $1 and ($2 = '' or category = $2)
order by published_on desc, id desc limit $3 offset $4
