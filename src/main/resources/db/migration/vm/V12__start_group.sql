-- Virtual machines that are started one after the other, and stopped the other way round.
create table start_group (
  id             uuid        not null primary key,
  name           varchar(60) not null,
  at_host_return boolean     not null,
  go_on          boolean     not null,
  version        bigint      not null,
  constraint start_group_name_unique unique (name)
);

create table start_group_member (
  group_id      uuid         not null references start_group (id) on delete cascade,
  position      integer      not null,
  vm_id         uuid         not null,
  vm_name       varchar(300) not null,
  delay_seconds integer      not null,
  agent_seconds integer      not null,
  primary key (group_id, position)
);

-- Groups that must be started first.
create table start_group_first (
  group_id uuid not null references start_group (id) on delete cascade,
  first_id uuid not null references start_group (id) on delete cascade,
  primary key (group_id, first_id)
);

-- How long each host has run when it was last seen, to tell a boot from a mere reconnect.
create table host_uptime (
  host_id    uuid                     not null primary key,
  cpu_millis bigint                   not null,
  seen_at    timestamp with time zone not null,
  version    bigint                   not null
);
