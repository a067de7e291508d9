-- A change of a registration waits for a second person: `proposed_by` is who proposed it, empty where nothing waits.
-- `digest` of a form tells one sent twice from one that says something else; empty for forms of before.
alter table request add column proposed_by bigint;
create index request_proposed on request (body, proposed_by);
alter table form add column digest text not null default '';
