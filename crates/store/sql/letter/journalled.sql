-- The letters the journal vouches for. $1 first request, $2 last request.
select request as id, event, document, digest from letter
where request >= $1 and request <= $2 order by request, event
