-- Freezes the list behind a number. $1 report, $2 signed version, $3 place, $4 cell, $5 kind, $6 digest, $7 members.
insert into report_list (report, signing, place, cell, kind, digest, members) values ($1, $2, $3, $4, $5, $6, $7)
