-- Opens a session. $1 digest of its token, $2 account, $3 seat, $4 opened at, $5 seen at, $6 expires at, $7 address,
-- $8 payload (JSON, no secrets).
insert into session (token_digest, account, seat, opened_at, seen_at, expires_at, address, payload)
values ($1, $2, $3, $4, $5, $6, $7, $8)
