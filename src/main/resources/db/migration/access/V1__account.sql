create table account (
  id                  uuid                     not null primary key,
  name                varchar(64)              not null,
  password_hash       varchar(200)             not null,
  password_temporary  boolean                  not null,
  role                varchar(32)              not null,
  created_at          timestamp with time zone not null,
  password_changed_at timestamp with time zone not null,
  constraint account_name_unique unique (name)
);
