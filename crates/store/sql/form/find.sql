-- Where a form led that was sent before, and what it said. $1 account, $2 key.
select address, digest from form where account = $1 and key = $2
