create table console_ticket (
	secret_hash varchar(64) primary key,
	account varchar(255) not null,
	token varchar(255),
	session_id varchar(64),
	token_id varchar(64),
	address varchar(255) not null,
	vm_id uuid not null,
	host_id uuid not null,
	vm_name varchar(255) not null,
	kind varchar(16) not null,
	view_only boolean not null,
	expires_at timestamp with time zone not null,
	used_at timestamp with time zone
);

create index console_ticket_expires_at on console_ticket (expires_at);
