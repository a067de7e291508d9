-- Numbers for records.
create sequence record_id as bigint;

create function journal_is_append_only() returns trigger language plpgsql as
$$ begin raise exception 'the journal is append-only'; end $$;
create trigger journal_is_not_changed before update or delete on journal
for each row execute function journal_is_append_only();
create trigger journal_is_not_emptied before truncate on journal
for each statement execute function journal_is_append_only();
