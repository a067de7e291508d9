-- Sets a setting that is not set yet. $1 name, $2 value.
insert into setting (name, value) values ($1, $2) on conflict (name) do nothing
