-- A POST that came with an Idempotency-Key; the tasks that it made carry its id.
create table idempotent_request (
  id              uuid                     not null primary key,
  author          varchar(64)              not null,
  idempotency_key varchar(255)             not null,
  digest          varchar(64)              not null,
  created_at      timestamp with time zone not null,
  constraint idempotent_request_unique unique (author, idempotency_key)
);

create index idempotent_request_created on idempotent_request (created_at);
