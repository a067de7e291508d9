-- Who supervises whom: the lists of all bodies that keep one, by body.
select id, units from region order by id
