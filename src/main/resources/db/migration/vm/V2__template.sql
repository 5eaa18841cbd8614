-- Virtual machines that others are made from and that never start.
create table vm_template (
  vm_id     uuid                     primary key,
  notes     varchar(500)             not null,
  marked_by varchar(64)              not null,
  marked_at timestamp with time zone not null
);
