-- A request by its number. $1 number.
select id, number, stage, received_on, closed_on, record from request where number = $1
