-- Sizes that people choose from when they make a virtual machine.
create table vm_size (
  id         varchar(40)  primary key,
  name       varchar(60)  not null,
  vcpus      integer      not null,
  memory_mib bigint       not null,
  constraint vm_size_name_taken unique (name)
);

insert into vm_size (id, name, vcpus, memory_mib) values ('small', 'Small', 1, 2048);
insert into vm_size (id, name, vcpus, memory_mib) values ('medium', 'Medium', 2, 4096);
insert into vm_size (id, name, vcpus, memory_mib) values ('large', 'Large', 4, 8192);
