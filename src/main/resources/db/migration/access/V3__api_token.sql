create table api_token (
  id           uuid                     not null primary key,
  account_id   uuid                     not null,
  name         varchar(80)              not null,
  secret_hash  varchar(64)              not null,
  scopes       varchar(1000)            not null,
  created_at   timestamp with time zone not null,
  expires_at   timestamp with time zone,
  last_used_at timestamp with time zone,
  constraint api_token_secret_unique unique (secret_hash),
  constraint api_token_account_fk foreign key (account_id) references account (id)
);

create index api_token_account on api_token (account_id, created_at);
