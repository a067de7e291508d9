-- The words of a body. $1 body.
select id, sheet, changed_on from words where id = $1
