-- Keeps a slip or what is now on it. $1 digest of its key, $2 sealed, $3 expires at.
insert into slip (digest, sealed, expires_at) values ($1, $2, $3)
on conflict (digest) do update set sealed = excluded.sealed, expires_at = excluded.expires_at
