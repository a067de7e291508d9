-- Throws away the slips whose time is over. $1 now.
delete from slip where expires_at <= $1
