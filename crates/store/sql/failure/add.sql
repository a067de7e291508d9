-- Notes a failed sign-in. $1 network, $2 when.
insert into failure (network, at) values ($1, $2)
