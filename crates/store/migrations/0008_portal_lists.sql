-- What the portal's lists and their counts read, so that none of them touches the records of a whole body.
drop index document_list;
drop index document_item;
create index document_facets on document (body, published_on, category, item);
create index document_by_item on document (item, published_on, id);
create index document_by_category on document (category, published_on, id);
