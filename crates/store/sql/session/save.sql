-- Saves a session. $1 digest of its token, $2 seat, $3 seen at, $4 expires at, $5 payload.
update session set seat = $2, seen_at = $3, expires_at = $4, payload = $5 where token_digest = $1
