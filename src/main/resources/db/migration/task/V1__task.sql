create table task (
  id            uuid                     not null primary key,
  kind          varchar(80)              not null,
  target_kind   varchar(16)              not null,
  target_id     varchar(512)             not null,
  target_label  varchar(512)             not null,
  lane          varchar(128)             not null,
  author        varchar(64)              not null,
  token         varchar(80),
  address       varchar(64)              not null,
  state         varchar(16)              not null,
  progress      double precision,
  message       varchar(500),
  error_kind    varchar(32),
  error         varchar(4000),
  virsh         varchar(4000)            not null,
  instance      uuid                     not null,
  request_id    uuid,
  created_at    timestamp with time zone not null,
  started_at    timestamp with time zone,
  finished_at   timestamp with time zone,
  heartbeat_at  timestamp with time zone not null
);

create index task_created on task (created_at);
create index task_state on task (state, instance);
create index task_target on task (target_kind, target_id, created_at);
create index task_request on task (request_id);
