-- Opens a body's chain where there is none. $1 body, $2 the digest before the first.
insert into chain (body, count, digest) values ($1, 0, $2) on conflict (body) do nothing
