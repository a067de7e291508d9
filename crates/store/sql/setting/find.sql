-- A setting. $1 name.
select value from setting where name = $1
