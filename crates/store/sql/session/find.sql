-- The session of a token. $1 digest of the token.
select token_digest, account, seat, opened_at, seen_at, expires_at, address, payload
from session where token_digest = $1
