-- A slip that has not expired. $1 digest of its key, $2 now.
select sealed from slip where digest = $1 and expires_at > $2
