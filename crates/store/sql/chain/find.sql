-- The head of a body's chain: count, digest. $1 body.
select count, digest from chain where body = $1
