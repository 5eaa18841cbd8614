alter table account add column second_factor_required boolean default false not null;
alter table account add column last_sign_in_from varchar(64);
alter table account add column failed_sign_ins integer default 0 not null;

-- last_step: the newest time step whose code was used; older ones and itself are refused.
create table second_factor (
  account_id   uuid                     not null primary key,
  secret       varchar(300)             not null,
  created_at   timestamp with time zone not null,
  confirmed_at timestamp with time zone,
  last_step    bigint                   not null,
  wrong_codes  integer                  not null,
  wrong_at     timestamp with time zone,
  constraint second_factor_account_fk foreign key (account_id) references account (id) on delete cascade
);

create table recovery_code (
  id         uuid        not null primary key,
  account_id uuid        not null,
  code_hash  varchar(64) not null,
  constraint recovery_code_unique unique (account_id, code_hash),
  constraint recovery_code_account_fk foreign key (account_id) references account (id) on delete cascade
);
