-- Withdraws a figure. $1 id.
delete from figure where id = $1
