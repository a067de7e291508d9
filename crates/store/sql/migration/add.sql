-- Notes an applied migration. $1 number, $2 name, $3 digest of its text for this engine.
insert into migration (number, name, digest) values ($1, $2, $3)
