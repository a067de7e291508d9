-- An applied migration. $1 number.
select name, digest from migration where number = $1
