-- Disputes about a request, oldest first. $1 request.
select id, record from dispute where request = $1 order by copy_received_on, id
