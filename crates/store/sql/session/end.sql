-- Ends a session. $1 digest of its token.
delete from session where token_digest = $1
