-- Rows from before have no place in the chain.
alter table audit_event add column seq bigint;
alter table audit_event add column task_id varchar(36);
alter table audit_event add column xml_diff text;
alter table audit_event add column prev_hash varchar(64);
alter table audit_event add column hash varchar(64);

create index audit_event_seq on audit_event (seq);
create index audit_event_task on audit_event (task_id);

-- One row: locked while a row is added, so that two Weirs cannot fork the chain.
create table audit_chain_head (
  id          integer      primary key,
  seq         bigint       not null,
  hash        varchar(64)  not null,
  -- what the first row that is kept follows
  anchor_seq  bigint       not null,
  anchor_hash varchar(64)  not null,
  -- rows up to this id may be without a place
  older_id    bigint       not null
);

insert into audit_chain_head (id, seq, hash, anchor_seq, anchor_hash, older_id)
select 1, 0, '', 0, '', coalesce(max(id), 0) from audit_event;
