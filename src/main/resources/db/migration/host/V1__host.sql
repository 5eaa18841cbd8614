create table host (
    id uuid primary key,
    name varchar(100) not null,
    transport varchar(16) not null,
    address varchar(253),
    port integer,
    login varchar(64),
    path varchar(255),
    fingerprint varchar(64),
    sealed_password text,
    enabled boolean not null,
    created_at timestamp with time zone not null,
    version bigint not null,
    constraint host_name_taken unique (name)
);
