-- What a task noted before each step, for whoever must find out what became of it.
create table task_note (
  task_id uuid          not null references task (id) on delete cascade,
  seq     integer       not null,
  step    varchar(40)   not null,
  subject varchar(1100) not null,
  detail  varchar(1100) not null,
  primary key (task_id, seq)
);

-- Cut off, and nobody knows yet what became of it.
alter table task add column unsettled boolean default false not null;

-- Signs of life of every Weir that shares this database: the number grows.
create table task_instance (
  id    uuid   not null primary key,
  beats bigint not null
);
