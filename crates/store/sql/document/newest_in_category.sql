-- What all bodies have published in a category, newest first. $1 category, $2 at most so many, $3 after so many.
select id, body, title, substr(text, 1, 160) as excerpt, category, item, document_number, index_number,
    published_on, kind, repealed_on
from document where published_on is not null and category = $1
order by published_on desc, id desc limit $2 offset $3
