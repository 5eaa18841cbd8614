alter table account add column locked boolean default false not null;
alter table account add column last_sign_in_at timestamp with time zone;

-- The tokens of a deleted account go with it.
alter table api_token drop constraint api_token_account_fk;
alter table api_token add constraint api_token_account_fk
  foreign key (account_id) references account (id) on delete cascade;
