-- Who owes a report to a supervising office. $1 body.
select id, units, changed_on from region where id = $1
