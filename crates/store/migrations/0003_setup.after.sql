-- Rows the next migration must be able to live with: a test inserts them after 0003.
update account set failures = '[0]', earlier = '["x"]' where id = 901;
insert into failure (network, at) values ('192.0.2.1', 0);
