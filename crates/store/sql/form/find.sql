-- Where a form led that was sent before. $1 account, $2 key.
select address from form where account = $1 and key = $2
