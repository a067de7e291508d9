-- The next number for a record.
update counter set last = last + 1 where name = 'record' returning last as id
