-- The letters of a request, in the order of its steps. $1 request.
select request as id, event, document, digest from letter where request = $1 order by event
