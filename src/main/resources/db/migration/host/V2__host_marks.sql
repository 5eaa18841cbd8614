alter table host add column maintenance varchar(200);
alter table host add column tags varchar(1000);
