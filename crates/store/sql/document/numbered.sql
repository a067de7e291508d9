-- Published items of a body with a document number. $1 body, $2 number, $3 item that does not count.
select id, stage, version, record from document where body = $1 and document_number = $2 and id <> $3 order by id
