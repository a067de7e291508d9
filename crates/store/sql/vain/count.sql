-- Vain tries of a while. $1 digest of what was tried, $2 the beginning of the while.
select tries from vain where digest = $1 and since > $2
