-- Notes how often a report breaks a rule. $1 report, $2 rule, $3 how often.
insert into collected_rule (report, rule, count) values ($1, $2, $3)
