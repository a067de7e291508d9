-- Items of a body in which personal data was passed or waits for a second person, newest first. $1 body.
select id, stage, version, record from document where body = $1 and record like '%"waiver":{%' order by id desc
