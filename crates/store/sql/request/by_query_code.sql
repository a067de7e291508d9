-- A request by the digest of its query code. $1 body, $2 digest.
select id, number, stage, received_on, closed_on, record from request where body = $1 and query_code_hash = $2
