-- A file. $1 digest.
select digest, size, content from file where digest = $1
