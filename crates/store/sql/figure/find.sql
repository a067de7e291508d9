-- A figure. $1 id.
select id, record from figure where id = $1
