-- What people say about a VM, by libvirt's UUID. Rows stay: a host that is away, or a VM defined anew, keeps its labels,
-- and versions that only grow tell the other Weirs that there is something new.
create table vm_label (
  vm_id   uuid   not null primary key,
  folder  varchar(300),
  tags    varchar(1000) not null,
  notes   text,
  version bigint not null
);
