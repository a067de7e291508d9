-- Keeps a file. $1 digest, $2 size, $3 content.
insert into file (digest, size, content) values ($1, $2, $3) on conflict (digest) do nothing
