-- Ends the sessions whose time is over. $1 now.
delete from session where expires_at <= $1
