-- Saves what a person stated of a collected report. $1 id, $2 unit, $3 year, $4 set aside on, $5 record.
update collected set unit = $2, year = $3, set_aside_on = $4, record = $5 where id = $1
