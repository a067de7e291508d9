-- The next number for a record.
select nextval('record_id') as id
