-- Notes that a form was sent. $1 account, $2 key, $3 where it led, $4 now, $5 digest of what it said.
insert into form (account, key, address, sent_at, digest) values ($1, $2, $3, $4, $5)
on conflict (account, key) do nothing
