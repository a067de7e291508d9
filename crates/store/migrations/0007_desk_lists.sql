-- What the lists and the queue of the workbench read by.
create index document_body on document (body, id);
create index document_at on document (body, stage, id);
