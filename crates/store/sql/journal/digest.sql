-- The digest of one entry. $1 body, $2 seq.
select digest from journal where body = $1 and seq = $2
