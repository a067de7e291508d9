-- Adds an item or replaces it. $1 id, $2 body, $3 stage, $4 version, $5 due on, $6 category, $7 published title,
-- $8 published text, $9 published on, $10 kind, $11 issued on, $12 repealed on, $13 item of Article 20,
-- $14 document number, $15 index number, $16 record, $17 first published on, $18 its channels.
insert into document
    (id, body, stage, version, due_on, category, title, text, published_on, kind, issued_on, repealed_on, item,
     document_number, index_number, record, first_published_on, channels)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
on conflict (id) do update
set stage = excluded.stage, version = excluded.version, due_on = excluded.due_on, category = excluded.category,
    title = excluded.title, text = excluded.text, published_on = excluded.published_on, kind = excluded.kind,
    issued_on = excluded.issued_on, repealed_on = excluded.repealed_on, item = excluded.item,
    document_number = excluded.document_number, index_number = excluded.index_number, record = excluded.record,
    first_published_on = excluded.first_published_on, channels = excluded.channels
