-- Forgets the vain tries of an earlier while. $1 the beginning of this while.
delete from vain where since <= $1
