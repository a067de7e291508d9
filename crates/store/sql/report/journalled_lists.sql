-- The frozen lists the journal vouches for. $1 first report, $2 last report.
select report as id, signing, place, cell, kind, digest, members from report_list
where report >= $1 and report <= $2 order by report, signing, place
