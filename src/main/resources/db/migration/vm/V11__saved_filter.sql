-- Filters of the list that an account wants to find again.
create table saved_filter (
  id         uuid                     not null primary key,
  account    varchar(64)              not null,
  name       varchar(60)              not null,
  query      varchar(500)             not null,
  created_at timestamp with time zone not null,
  version    bigint                   not null,
  constraint saved_filter_name_unique unique (account, name)
);
