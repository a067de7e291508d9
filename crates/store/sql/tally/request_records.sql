-- The requests behind table three. $1 body, $2 first day, $3 last day, $4 row or '' for every row, $5 column of the
-- applicant or '' for all.
select id, number, applicant, received_on, closed_on, outcome_row from request
where body = $1 and received_on <= $3 and (closed_on is null or closed_on >= $2)
    and ($5 = '' or applicant = $5)
    and ($4 = ''
        or ($4 = 'new_received' and received_on >= $2)
        or ($4 = 'carried_in' and received_on < $2)
        or ($4 = 'carried_out' and (closed_on is null or closed_on > $3))
        or ($4 = 'results_total' and closed_on <= $3)
        or (outcome_row = $4 and closed_on <= $3))
order by id
