-- The frozen lists of a signed version, in the order of the form. $1 report, $2 signed version,
-- $3 beginning of the cells' addresses as a pattern.
select report as id, cell, kind, digest, members from report_list
where report = $1 and signing = $2 and cell like $3 order by place
