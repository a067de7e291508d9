-- The head of a body's chain, held until the transaction ends. $1 body.
select count, digest from chain where body = $1 for update
