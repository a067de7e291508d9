-- Removes failures that no longer count. $1 up to.
delete from failure where at <= $1
