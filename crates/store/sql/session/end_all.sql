-- Ends all sessions of an account. $1 account.
delete from session where account = $1
