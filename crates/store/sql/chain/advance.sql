-- Moves the head of a body's chain. $1 body, $2 count, $3 digest.
update chain set count = $2, digest = $3 where body = $1
