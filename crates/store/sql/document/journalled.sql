-- The columns the journal vouches for. $1 first id, $2 last id, $3 at most so many.
select id, body, stage, version, category, title, text, published_on, kind, issued_on, repealed_on, item,
    document_number, index_number, record, first_published_on, channels
from document where id >= $1 and id <= $2 order by id limit $3
