-- An item. $1 id.
select id, stage, version, record from document where id = $1
