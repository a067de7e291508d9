-- One more vain try; the count starts anew where the last one began before a while. $1 digest of what was tried,
-- $2 now, $3 the beginning of the while.
insert into vain (digest, tries, since) values ($1, 1, $2)
on conflict (digest) do update
set tries = case when vain.since <= $3 then 1 else vain.tries + 1 end,
    since = case when vain.since <= $3 then excluded.since else vain.since end
