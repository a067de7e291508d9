-- Records of a kind with rows after one, and the first row of each. $1 body, $2 kind, $3 after this seq.
select subject, min(seq) as first from journal where body = $1 and kind = $2
group by subject having max(seq) > $3 order by subject
