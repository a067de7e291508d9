-- The figure stated for a cell. $1 body, $2 year, $3 cell.
select id, record from figure where body = $1 and year = $2 and cell = $3
