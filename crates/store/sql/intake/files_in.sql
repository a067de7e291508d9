-- How many files there are in an intake. $1 intake.
select count(*) as count from intake_file where intake = $1
