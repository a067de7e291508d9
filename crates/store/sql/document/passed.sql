-- Items of a body in which personal data was passed, newest first. $1 body.
select id, record from document where body = $1 and record like '%"waiver":{%' order by id desc
