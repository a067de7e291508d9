-- How many files are still to be read. $1 body.
select count(*) as count from intake_file as f inner join intake as i on f.intake = i.id
where f.state in ('waiting', 'reading') and i.body = $1
