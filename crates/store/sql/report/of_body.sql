-- Annual reports of a body, newest year first. $1 body.
select id, stage, signings, record from report where body = $1 order by year desc
