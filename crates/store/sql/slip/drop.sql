-- Throws a slip away. $1 digest of its key.
delete from slip where digest = $1
