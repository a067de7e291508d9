-- Annual reports of a body that the public reads, newest year first. $1 body.
select id, stage, signings, record from report where body = $1 and published_on is not null order by year desc
