-- How many sign-ins failed from a network. $1 network, $2 after.
select count(*) as count from failure where network = $1 and at > $2
