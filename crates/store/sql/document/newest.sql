-- What all bodies have published, newest first. $1 at most so many, $2 after so many.
select id, body, title, substr(text, 1, 160) as excerpt, category, item, document_number, index_number,
    published_on, kind, repealed_on
from document where published_on is not null
order by published_on desc, id desc limit $1 offset $2
